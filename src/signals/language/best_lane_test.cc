#include "signals/language/best_lane.h"

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace seamark::language {
namespace {

BestLane sorted_best(const int16_t* sums, const LaneMask& mask, size_t lanes) {
  std::vector<std::pair<int, size_t>> order;  // largest sum first, then lowest lane
  for (size_t lane = 0; lane < lanes; ++lane) {
    if (mask[lane] != 0) {
      order.emplace_back(-sums[lane], lane);
    }
  }
  std::sort(order.begin(), order.end());
  return {order[0].second, -order[0].first, order.size() > 1 ? -order[1].first : INT16_MIN};
}

TEST(BestLane, IsTheFirstOfTheSortedLanes) {
  std::minstd_rand random(20261124);
  for (int round = 0; round < 20000; ++round) {
    const uint32_t blocks = 1 + random() % kBlocksMax;
    const size_t lanes = size_t{blocks} * kLanesPerBlock;
    const int spread = round % 2 == 0 ? 4 : 6000;  // with many equal sums, and with few
    LaneMask sums{};
    LaneMask mask{};
    for (size_t lane = 0; lane < lanes; ++lane) {
      sums[lane] = static_cast<int16_t>(static_cast<int>(random()) % spread - spread / 2);
      mask[lane] = random() % 3 == 0 ? int16_t{-1} : int16_t{0};
    }
    mask[random() % lanes] = -1;
    const BestLane wanted = sorted_best(sums.data(), mask, lanes);
    const BestLane found = best_lane(sums.data(), mask, blocks);
    ASSERT_EQ(found.lane, wanted.lane) << "round " << round;
    ASSERT_EQ(found.sum, wanted.sum) << "round " << round;
    ASSERT_EQ(found.second, wanted.second) << "round " << round;
  }
}

}  // namespace
}  // namespace seamark::language
