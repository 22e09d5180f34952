#pragma once

#include <cstddef>
#include <cstdint>

// Made at build time by tools/gen_fold_table.cc; private to this room.
namespace seamark {

struct FoldPair {
  uint16_t first;
  uint16_t second;
  uint16_t composed;
};

struct Lookalike {
  uint16_t unit;
  char ascii;
};

extern const uint16_t kFoldPages[];  // code point >> 6 -> page
extern const uint32_t
    kFoldEntries[];  // pages of 64 entries (fold_class.h); up to U+FFFF the index is the code point
extern const uint16_t kFoldExpansionStarts[];
extern const uint32_t kFoldExpansions[];
extern const uint32_t kFoldRepeated[256];    // each number in four bytes
extern const uint8_t kFoldLatinPages[][64];  // fold_class.h: kFoldLatinPageFirsts
extern const FoldPair kFoldPairs[];          // by first, then second
extern const size_t kFoldPairCount;
extern const Lookalike kLookalikes[];  // by unit
extern const size_t kLookalikeCount;

// REQUIRES: code_point < 0x110000.
inline uint32_t fold_entry(uint32_t code_point) {
  return kFoldEntries[static_cast<size_t>(kFoldPages[code_point >> 6U]) * 64 + (code_point & 63U)];
}

}  // namespace seamark
