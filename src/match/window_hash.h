#pragma once

#include <cstdint>

namespace seamark {

// The hash of four consecutive units, shared by the literal matcher's bitmap and the classifier's
// weights: one pass over a post serves both. `low` holds units 0 and 1 (0 in the low half), `high`
// 2 and 3. Users take the top bits they need.
constexpr uint32_t kWindowUnits = 4;

constexpr uint32_t window_hash(uint32_t low, uint32_t high) {
  return low * 0x9E3779B1U + high * 0x85EBCA77U;
}

inline uint32_t window_hash(const char16_t* units) {
  const uint32_t low = units[0] | (static_cast<uint32_t>(units[1]) << 16U);
  const uint32_t high = units[2] | (static_cast<uint32_t>(units[3]) << 16U);
  return window_hash(low, high);
}

}  // namespace seamark
