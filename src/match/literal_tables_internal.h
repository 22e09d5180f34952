#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/literal_set.h"
#include "match/window_hash.h"

namespace seamark {

// The bitmap of anchor windows is indexed by the top bits of window_hash.
constexpr uint32_t kAnchorBits = 20;
constexpr uint32_t kAnchorShift = 32 - kAnchorBits;
constexpr size_t kAnchorWords = (size_t{1} << kAnchorBits) / 32;
constexpr uint32_t kTermUnitsMax = 64;

// One term behind an anchor. Those of one anchor are neighbours; the last one says so.
struct AnchorEntry {
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

// Hash → slot → list. Open addressing, at most half full, immutable once filled.
class AnchorTable {
 public:
  struct Item {
    uint32_t hash;
    AnchorEntry entry;
  };

  // Sorts `items`. `units`: of all terms.
  void fill(std::vector<Item>& items, std::span<const char16_t> units);

  bool empty() const { return entries_.empty(); }

  size_t memory_bytes() const;

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
  uint32_t shift_ = 31;
  std::vector<AnchorSlot> slots_;
  std::vector<AnchorEntry> entries_;
};

// Where terms of one to three units that are not whole words may start: eight buckets of terms,
// each a set of allowed nibbles of the first unit (rows 0–3, low nibble first) and of the second
// (rows 4–7). A position may start a term if all eight rows hold the bit of one bucket.
struct ShortFilter {
  alignas(16) std::array<std::array<uint8_t, 16>, 8> rows{};
};

// Terms of one to three units. Whole words are tried at bounds with another bound in the right
// distance only; the others where the filter lets them. `bits` has one bit for each value of the
// top 16 bits of the hashes in `table`: small enough to stay in the L1 cache.
struct ShortTerms {
  static constexpr uint32_t kShift = 16;

  bool any() const { return !table.empty(); }

  bool may_hold(uint32_t hash) const {
    return ((bits[hash >> (kShift + 6)] >> ((hash >> kShift) & 63U)) & 1U) != 0;
  }

  std::array<uint64_t, 1024> bits{};
  AnchorTable table;
};

struct LiteralTables {
  size_t terms = 0;
  std::vector<char16_t> units;   // of all terms
  std::vector<uint32_t> bitmap;  // kAnchorWords
  AnchorTable anchors;  // terms of four units and more, by window_hash of the rarest window
  ShortTerms singles;   // terms of one unit, by single_hash
  ShortTerms pairs;     // terms of two and three units, by pair_hash of the first two
  ShortFilter filter;
  bool short_letters = false;   // some are whole words of one unit
  bool short_words = false;     // some are whole words of two or three units
  bool short_at_space = false;  // some start with a space

  size_t memory_bytes() const;
};

constexpr uint32_t single_hash(char16_t unit) {
  return window_hash(unit, 1);
}

constexpr uint32_t pair_hash(char16_t first, char16_t second) {
  return window_hash(first | (static_cast<uint32_t>(second) << 16U), 2);
}

// The filter of the terms that are no whole words. REQUIRES: terms of one to three units.
ShortFilter make_short_filter(const std::vector<std::u16string_view>& terms);

// Rough share of a character among the folded characters of its own script's posts, in 1/4096.
uint32_t unit_share(char16_t unit);

LiteralTables build_literal_tables(std::span<const LiteralTerm> terms);

// Where the rarest 4-unit window of each term starts, judged by how often its characters occur in
// ordinary text and how often the window occurs in the terms themselves. 0 for terms under four
// units.
std::vector<uint8_t> choose_anchors(std::span<const LiteralTerm> terms);

}  // namespace seamark
