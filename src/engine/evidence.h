#pragma once

#include <vector>

#include "engine/findings.h"
#include "pack/compiled_pack.h"
#include "pack/rule.h"

namespace seamark {

constexpr double kSupportMax = 1.5;
constexpr double kCounterEvidenceMin = -6;
constexpr double kFurtherRuleShare = 0.25;  // of what rules after the strongest would add

// Fills the sums of `findings` from its outcomes (docs/formats/pack.md, "Evidence and score").
// `present` are the concepts of the post.
void sum_evidence(const CompiledPack& pack, const ConceptSet& present, Scanner::Findings& findings);

// The calibrated probability that a person would decide "advert".
double calibrated_score(const CompiledPack& pack, const Scanner::Findings& findings);

// True when an advert rule fired.
bool advert_rule_fired(const CompiledPack& pack, const Scanner::Findings& findings);

Band band_of(const Thresholds& thresholds, double score);

}  // namespace seamark
