#pragma once

#include <cstddef>
#include <cstdint>

#include "match/literal_set.h"
#include "match/literal_tables_internal.h"

namespace seamark {

// Keeps the first kLiteralHitsMax hits in the order of the result, however many and in whatever
// order they come; memory stays bounded.
class HitKeeper {
 public:
  explicit HitKeeper(LiteralScan& out);

  void add(const LiteralHit& hit);

  // No later hit, all of which start at `start` or after, can be among the first ones.
  bool full_before(uint32_t start) const { return out_.overflow && bound_.start < start; }

  void finish();

 private:
  void prune();

  LiteralScan& out_;
  LiteralHit bound_;  // the last hit kept; meaningful once there was an overflow
};

// Compares what stands at a candidate, unit by unit, with every term behind it.
class LiteralVerifier {
 public:
  LiteralVerifier(const LiteralTables& tables, const FoldedText& text, LiteralScan& out)
      : units_(tables.units.data()),
        text_(text),
        size_(static_cast<uint32_t>(text.size)),
        keeper_(out) {}

  // Candidates: the unit they start at in the low half, the hash in the high. Slots are prefetched
  // together, so that the cache misses of many overlap.
  void check(const AnchorTable& table, const uint64_t* candidates, size_t count);

  // The same for one that the bitmap has not been asked about. REQUIRES: a filled table.
  void probe(const AnchorTable& table, uint32_t hash, uint32_t at) {
    if (table.bits().may_hold(hash) != 0) {
      check_slot(table, table.find(hash, table.home(hash)), at);
    }
  }

  HitKeeper& keeper() { return keeper_; }

 private:
  void check_slot(const AnchorTable& table, const AnchorSlot* slot, uint32_t at);
  bool slot_holds(const AnchorSlot& slot, uint32_t at) const;
  bool same_units(const AnchorEntry& entry, uint32_t start) const;
  bool same_words(const AnchorEntry& entry, uint32_t start) const;
  bool bounds_hold(TermMatch match, uint32_t start, uint32_t end) const;
  bool bound_at(uint32_t at) const;

  const char16_t* units_;  // of all terms
  const FoldedText& text_;
  uint32_t size_;
  HitKeeper keeper_;
};

}  // namespace seamark
