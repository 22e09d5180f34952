#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "signals/language/trigram_rows.h"

// Private to this room.
namespace seamark::language {

// Which lanes count: all bits set for those that do.
using LaneMask = std::array<int16_t, size_t{kLanesPerBlock} * kBlocksMax>;

struct BestLane {
  size_t lane;
  int sum;
  int second;  // the next sum, maybe the same; INT16_MIN if there is none
};

// The largest sum of the lanes in `mask`, and the first lane that has it. Without branches: which
// lane wins is not to be foreseen. REQUIRES: some lane is in `mask`; no sum is INT16_MIN. Cost:
// some 70 instructions per block.
BestLane best_lane(const int16_t* sums, const LaneMask& mask, uint32_t blocks);

}  // namespace seamark::language
