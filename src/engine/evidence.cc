#include "engine/evidence.h"

#include <algorithm>
#include <cmath>

namespace seamark {

namespace {

// Without a rule the score stays this far below the review threshold: the model alone never flags.
constexpr double kNoRuleShareOfReview = 0.98;

bool is_fired_advert(const CompiledPack& pack, const RuleOutcome& outcome) {
  return outcome.when_holds && !outcome.unless_holds &&
         pack.rules[outcome.rule].verdict == RuleVerdict::kAdvert;
}

}  // namespace

void sum_evidence(const CompiledPack& pack, const ConceptSet& present,
                  Scanner::Findings& findings) {
  double strongest = 0;
  double total = 0;
  for (const RuleOutcome& outcome : findings.outcomes) {
    if (is_fired_advert(pack, outcome)) {
      strongest = std::max(strongest, outcome.adds);
      total += outcome.adds;
    }
  }
  findings.rules_evidence = strongest + kFurtherRuleShare * (total - strongest);

  double support = 0;
  double counter = 0;
  for (size_t id = present._Find_first(); id < pack.concepts.size(); id = present._Find_next(id)) {
    const double weight = pack.concepts[id].weight;
    (weight > 0 ? support : counter) += weight;
  }
  const bool fired = advert_rule_fired(pack, findings);
  findings.support = fired ? std::min(support, kSupportMax) : 0;
  findings.counter_evidence = std::max(counter, kCounterEvidenceMin);
  findings.model_share = std::clamp(findings.model_log_odds, -pack.model_cap, pack.model_cap);
  findings.evidence =
      findings.rules_evidence + findings.support + findings.counter_evidence + findings.model_share;
}

double calibrated_score(const CompiledPack& pack, const Scanner::Findings& findings) {
  const double z = pack.calibration.scale * findings.evidence + pack.calibration.offset;
  const double score = 1.0 / (1.0 + std::exp(-z));
  return advert_rule_fired(pack, findings)
             ? score
             : std::min(score, pack.thresholds.review * kNoRuleShareOfReview);
}

bool advert_rule_fired(const CompiledPack& pack, const Scanner::Findings& findings) {
  return std::any_of(findings.outcomes.begin(), findings.outcomes.end(),
                     [&](const RuleOutcome& outcome) { return is_fired_advert(pack, outcome); });
}

Band band_of(const Thresholds& thresholds, double score) {
  if (score >= thresholds.high) {
    return Band::kHigh;
  }
  if (score >= thresholds.review) {
    return Band::kMedium;
  }
  return score >= thresholds.low ? Band::kLow : Band::kNone;
}

}  // namespace seamark
