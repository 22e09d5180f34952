#include "engine/evidence.h"

#include <cmath>

#include <gtest/gtest.h>

namespace seamark {
namespace {

constexpr size_t kSupport = kBuiltinConcepts;
constexpr size_t kFrame = kBuiltinConcepts + 1;

CompiledPack small_pack() {
  CompiledPack pack;
  pack.concepts.resize(kBuiltinConcepts + 2);
  pack.concepts[kSupport] = {.name = "assurance.safe", .weight = 2};
  pack.concepts[kFrame] = {.name = "frame.news", .weight = -2};
  pack.rules.resize(3);
  pack.rules[2].verdict = RuleVerdict::kAsking;
  pack.calibration = {.scale = 1, .offset = 0};
  pack.model_cap = 1;
  return pack;
}

RuleOutcome fired(uint32_t rule, double adds) {
  return {.rule = rule, .when_holds = true, .adds = adds};
}

TEST(Evidence, StrongestRuleCountsWholeAndTheRestAQuarter) {
  Scanner::Findings findings;
  findings.outcomes = {fired(0, 2), fired(1, 3), fired(2, 5)};  // rule 2 is no advert rule
  sum_evidence(small_pack(), {}, findings);
  EXPECT_DOUBLE_EQ(findings.rules_evidence, 3.5);
}

TEST(Evidence, SupportIsCappedAndNeedsAFiredRule) {
  ConceptSet present;
  present.set(kSupport);
  Scanner::Findings findings;
  sum_evidence(small_pack(), present, findings);
  EXPECT_DOUBLE_EQ(findings.support, 0);
  findings.outcomes = {fired(0, 1)};
  sum_evidence(small_pack(), present, findings);
  EXPECT_DOUBLE_EQ(findings.support, kSupportMax);
}

TEST(Evidence, CounterEvidenceCountsWithoutARule) {
  ConceptSet present;
  present.set(kFrame);
  Scanner::Findings findings;
  sum_evidence(small_pack(), present, findings);
  EXPECT_DOUBLE_EQ(findings.evidence, -2);
}

TEST(Evidence, TheModelIsCappedBothWays) {
  Scanner::Findings findings;
  findings.model_log_odds = 9;
  sum_evidence(small_pack(), {}, findings);
  EXPECT_DOUBLE_EQ(findings.model_share, 1);
  findings.model_log_odds = -9;
  sum_evidence(small_pack(), {}, findings);
  EXPECT_DOUBLE_EQ(findings.model_share, -1);
}

TEST(Evidence, TheModelAloneNeverReachesTheReviewThreshold) {
  CompiledPack pack = small_pack();
  pack.model_cap = 50;
  Scanner::Findings findings;
  findings.model_log_odds = 50;
  sum_evidence(pack, {}, findings);
  EXPECT_LT(calibrated_score(pack, findings), pack.thresholds.review);
}

TEST(Evidence, ScoreIsTheLogisticOfTheCalibratedEvidence) {
  CompiledPack pack = small_pack();
  pack.calibration = {.scale = 2, .offset = -1};
  Scanner::Findings findings;
  findings.outcomes = {fired(0, 1.5)};
  sum_evidence(pack, {}, findings);
  EXPECT_DOUBLE_EQ(calibrated_score(pack, findings), 1 / (1 + std::exp(-2.0)));
}

TEST(Evidence, ARuleStoppedByUnlessAddsNothing) {
  Scanner::Findings findings;
  RuleOutcome stopped = fired(0, 3);
  stopped.unless_holds = true;
  findings.outcomes = {stopped};
  sum_evidence(small_pack(), {}, findings);
  EXPECT_DOUBLE_EQ(findings.rules_evidence, 0);
  EXPECT_FALSE(advert_rule_fired(small_pack(), findings));
}

TEST(Band, ChangesExactlyAtTheThresholds) {
  const Thresholds t{.review = 0.5, .high = 0.9, .low = 0.2};
  EXPECT_EQ(band_of(t, 0.1999), Band::kNone);
  EXPECT_EQ(band_of(t, 0.2), Band::kLow);
  EXPECT_EQ(band_of(t, 0.5), Band::kMedium);
  EXPECT_EQ(band_of(t, 0.9), Band::kHigh);
}

}  // namespace
}  // namespace seamark
