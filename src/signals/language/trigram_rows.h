#pragma once

#include <cstddef>
#include <cstdint>

#include "base/cpu.h"

namespace seamark::language {

// A table of weights: one row per hash value, one lane per class. Lanes go in blocks of
// kLanesPerBlock, and the blocks are tables one after another, each of 2^row_bits rows and one row
// of zeros.
constexpr uint32_t kLanesPerBlock = 32;
constexpr uint32_t kBlocksMax = 2;
constexpr uint32_t kWindowsMax = 94;

// Bound on a weight: four of them can be added in eight bits.
constexpr int kWeightMax = 31;

struct TrigramRows {
  const int8_t* weights = nullptr;
  uint32_t row_bits = 0;  // 8 to 14
  uint32_t blocks = 0;    // 1 or 2

  size_t rows() const { return (size_t{1} << row_bits) + 1; }
};

// The row of three units. Users take the top bits they need.
constexpr uint32_t trigram_hash(uint32_t first, uint32_t second, uint32_t third) {
  return (first | (second << 16U)) * 0x9E3779B1U + third * 0x85EBCA77U;
}

// Adds up the rows of the `windows` windows that start at units[0], units[1], … into `sums`, which
// has kLanesPerBlock * blocks lanes. All levels give the same sums. 16 units past the last window
// are readable. REQUIRES: windows <= kWindowsMax; `level` is supported here.
void sum_rows(const char16_t* units, size_t windows, const TrigramRows& rows, SimdLevel level,
              int16_t* sums);

}  // namespace seamark::language
