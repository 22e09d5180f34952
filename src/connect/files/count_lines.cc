#include "connect/files/count_lines.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace seamark::files {

// Counts in lanes of one byte, so that a compiler has vectors of bytes to add up; std::count widens
// every comparison to eight bytes. A lane is emptied before it can overflow.
size_t count_lines(std::string_view bytes) {
  constexpr size_t kLanes = 64;
  constexpr size_t kRounds = 255;
  const char* p = bytes.data();
  size_t left = bytes.size();
  size_t total = 0;
  while (left >= kLanes) {
    const size_t rounds = std::min(left / kLanes, kRounds);
    std::array<uint8_t, kLanes> sums{};
    for (size_t round = 0; round < rounds; ++round, p += kLanes) {
      for (size_t i = 0; i < kLanes; ++i) {
        sums[i] = static_cast<uint8_t>(sums[i] + (p[i] == '\n' ? 1 : 0));
      }
    }
    for (const uint8_t sum : sums) {
      total += sum;
    }
    left -= rounds * kLanes;
  }
  return total + static_cast<size_t>(std::count(p, p + left, '\n'));
}

}  // namespace seamark::files
