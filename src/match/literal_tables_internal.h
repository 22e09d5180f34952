#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/literal_anchor_internal.h"
#include "match/literal_set.h"

namespace seamark {

constexpr uint32_t kTermUnitsMax = 64;

// One term behind an anchor. Those of one anchor are neighbours; the last one says so.
struct AnchorEntry {
  uint64_t word;  // LiteralTerm::word
  uint32_t term;
  uint32_t units_at;  // in LiteralTables::units
  uint8_t offset;     // of the anchor within the term
  uint8_t length;     // units
  TermMatch match;
  bool last;
};

// What an anchor's list has in common, beside the hash: looked at before the list itself, which is
// in other cache lines. Distances are in units.
struct AnchorSlot {
  static constexpr uint8_t kNone = 0xFF;

  uint32_t hash = 0;
  uint32_t first = 0;  // index + 1 of the list's first entry; 0: free
  uint32_t pair = 0;   // two units that all terms have at `pair_at`, the first in the low half
  int8_t pair_at = 0;  // from the anchor
  bool has_pair = false;
  uint8_t start = kNone;  // all terms begin so far before the anchor, at a bound
  uint8_t end = kNone;    // all terms end so far after the anchor's start, at a bound
};

// One bit for each value of the top 32 - shift bits of a hash.
struct HashBits {
  const uint32_t* words;
  uint32_t shift;

  // 0 or 1; at most one in 32 of the hashes that are not there pass, none of an empty table.
  uint32_t may_hold(uint32_t hash) const {
    const uint32_t at = hash >> shift;
    return (words[at >> 5U] >> (at & 31U)) & 1U;
  }
};

// One way of looking terms up: a bitmap of hashes, small enough for the cache it is to live in, in
// front of hash → slot → list. Open addressing, at most half full, immutable once filled.
class AnchorTable {
 public:
  struct Item {
    uint32_t hash;
    uint32_t anchor_units;  // what the hash is of
    AnchorEntry entry;
  };

  // Sorts `items`. `units`: of all terms.
  void fill(std::vector<Item>& items, std::span<const char16_t> units);

  bool empty() const { return entries_.empty(); }

  size_t memory_bytes() const;

  // A view of the bitmap, to be copied out of loops.
  HashBits bits() const { return {bits_.data(), bits_shift_}; }

  uint32_t home(uint32_t hash) const { return (hash * 0x2545F491U) >> shift_; }

  void prefetch(uint32_t home) const { __builtin_prefetch(slots_.data() + home); }

  // The slot of `hash`, or null. `home` is home(hash). REQUIRES: not empty().
  const AnchorSlot* find(uint32_t hash, uint32_t home) const {
    const uint32_t mask = static_cast<uint32_t>(slots_.size()) - 1;
    const AnchorSlot* slots = slots_.data();
    for (uint32_t at = home;; at = (at + 1) & mask) {
      const AnchorSlot& slot = slots[at];
      if (slot.first == 0) {
        return nullptr;
      }
      if (slot.hash == hash) {
        return &slot;
      }
    }
  }

  const AnchorEntry* list(const AnchorSlot& slot) const {
    return entries_.data() + (slot.first - 1);
  }

 private:
  static constexpr uint32_t kBitsMin = 10;  // log2

  uint32_t bits_shift_ = 32 - kBitsMin;
  uint32_t shift_ = 31;
  std::vector<uint32_t> bits_ = std::vector<uint32_t>((size_t{1} << kBitsMin) / 32);
  std::vector<AnchorSlot> slots_;
  std::vector<AnchorEntry> entries_;
};

// Where the terms that are looked up at every unit may start: eight buckets of terms, each a set of
// allowed nibbles of the first unit (rows 0–3, low nibble first) and of the second (rows 4–7). A
// position may start a term if all eight rows hold the bit of one bucket.
struct ShortFilter {
  alignas(16) std::array<std::array<uint8_t, 16>, 8> rows{};
};

struct LiteralTables {
  size_t terms = 0;
  std::vector<char16_t> units;  // of all terms
  std::array<AnchorTable, kAnchorKinds> tables;
  std::array<uint8_t, size_t{1} << kPrefixBits> prefixes{};  // 1 where a prefix may hash to
  ShortFilter filter;                                        // of AnchorKind::kShort and kShortPair
  bool short_ideographs = true;                              // those all have ideographs
  bool window_ideographs = true;  // … as have those of AnchorKind::kWindow

  const AnchorTable& of(AnchorKind kind) const { return tables[static_cast<size_t>(kind)]; }

  size_t memory_bytes() const;
};

// REQUIRES: terms of one to three units.
ShortFilter make_short_filter(const std::vector<std::u16string_view>& terms);

LiteralTables build_literal_tables(std::span<const LiteralTerm> terms);

}  // namespace seamark
