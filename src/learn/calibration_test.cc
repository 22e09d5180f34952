#include "learn/calibration.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "learn/portable_math.h"

namespace seamark {
namespace {

// A sample drawn from a known scale and offset.
std::vector<JudgedEvidence> drawn(double scale, double offset, size_t count) {
  std::vector<JudgedEvidence> sample;
  SplitMix random(11);
  for (size_t i = 0; i < count; ++i) {
    const double evidence = static_cast<double>(random.below(6001)) / 1000 - 2;
    const double chance = static_cast<double>(random.below(1'000'000)) / 1e6;
    const bool advert = chance < logistic(scale * evidence + offset);
    sample.push_back({.evidence = evidence, .label = advert ? Label::kAdvert : Label::kBenign});
  }
  return sample;
}

TEST(Calibration, FindsTheScaleThatMadeTheLabels) {
  const PlattFit fit = fit_platt(drawn(1.6, -3.2, 40'000)).value();
  EXPECT_NEAR(fit.scale, 1.6, 0.06);
  EXPECT_NEAR(fit.offset, -3.2, 0.12);
  EXPECT_LT(fit.expected_calibration_error, 0.02);
  EXPECT_EQ(fit.adverts + fit.others, 40'000U);
}

TEST(Calibration, StaysFiniteWhenTheSidesDoNotOverlap) {
  std::vector<JudgedEvidence> sample;
  for (int i = 0; i < 20; ++i) {
    sample.push_back(
        {.evidence = i < 10 ? -1.0 : 1.0, .label = i < 10 ? Label::kBenign : Label::kAdvert});
  }
  const PlattFit fit = fit_platt(sample).value();
  // Two points are met exactly: the score at +1 is the smoothed target 11/12, at -1 it is 1/12.
  EXPECT_NEAR(logistic(fit.scale + fit.offset), 11.0 / 12, 1e-6);
  EXPECT_NEAR(logistic(-fit.scale + fit.offset), 1.0 / 12, 1e-6);
}

TEST(Calibration, CountsAskingAsNoAdvert) {
  const std::vector<JudgedEvidence> sample = {{.evidence = 2, .label = Label::kAdvert},
                                              {.evidence = 1, .label = Label::kAsking},
                                              {.evidence = 0, .label = Label::kBenign}};
  const PlattFit fit = fit_platt(sample).value();
  EXPECT_EQ(fit.adverts, 1U);
  EXPECT_EQ(fit.others, 2U);
}

TEST(Calibration, RefusesWhatCannotBeFitted) {
  EXPECT_FALSE(fit_platt({}).ok());
  const std::vector<JudgedEvidence> one_side = {{.evidence = 1, .label = Label::kAdvert}};
  EXPECT_FALSE(fit_platt(one_side).ok());
  const std::vector<JudgedEvidence> broken = {
      {.evidence = std::numeric_limits<double>::quiet_NaN(), .label = Label::kAdvert},
      {.evidence = 1, .label = Label::kBenign}};
  EXPECT_FALSE(fit_platt(broken).ok());
}

}  // namespace
}  // namespace seamark
