#include "learn/wilson.h"

#include <gtest/gtest.h>

namespace seamark {
namespace {

// Worked by hand with z = 1.959964, z² = 3.841459:
//   centre = (p + z²/2n) / (1 + z²/n),  half = z sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n)
TEST(Wilson, EightOfTen) {
  // centre (0.8 + 0.19207295) / 1.3841459 = 0.7167401
  // half 1.959964 sqrt(0.016 + 0.00960365) / 1.3841459 = 0.2265777
  const Interval interval = wilson_interval(8, 10);
  EXPECT_NEAR(interval.low, 0.4901625, 5e-7);
  EXPECT_NEAR(interval.high, 0.9433178, 5e-7);
}

TEST(Wilson, NoneOfTen) {
  // high = z²/n / (1 + z²/n) = 0.3841459 / 1.3841459
  const Interval interval = wilson_interval(0, 10);
  EXPECT_EQ(interval.low, 0);
  EXPECT_NEAR(interval.high, 0.2775328, 5e-7);
}

TEST(Wilson, NinetyFiveOfAHundred) {
  // centre (0.95 + 0.0192073) / 1.0384146 = 0.9333529
  // half 1.959964 sqrt(0.000475 + 0.0000960365) / 1.0384146 = 0.0451038
  const Interval interval = wilson_interval(95, 100);
  EXPECT_NEAR(interval.low, 0.8882491, 5e-7);
  EXPECT_NEAR(interval.high, 0.9784567, 5e-7);
}

TEST(Wilson, AllOfThreeHundredStillLeavesRoomBelow) {
  // low = 1 / (1 + z²/n) = 1 / 1.0128049
  const Interval interval = wilson_interval(300, 300);
  EXPECT_NEAR(interval.low, 0.9873570, 5e-7);
  EXPECT_EQ(interval.high, 1);
}

TEST(Wilson, NothingSeenMeansNothingKnown) {
  const Rate rate = make_rate(0, 0);
  EXPECT_EQ(rate.value, 0);
  EXPECT_EQ(rate.interval.low, 0);
  EXPECT_EQ(rate.interval.high, 1);
}

TEST(Wilson, HoldsTheRateAndTightensWithMore) {
  for (uint64_t of = 1; of <= 60; ++of) {
    for (uint64_t hits = 0; hits <= of; ++hits) {
      const Rate rate = make_rate(hits, of);
      EXPECT_LE(rate.interval.low, rate.value);
      EXPECT_GE(rate.interval.high, rate.value);
      const Rate more = make_rate(hits * 4, of * 4);
      EXPECT_LT(more.interval.high - more.interval.low, rate.interval.high - rate.interval.low);
    }
  }
}

}  // namespace
}  // namespace seamark
