#pragma once

#include <string_view>
#include <vector>

#include "engine/engine.h"
#include "model/signal.h"
#include "signals/document.h"

namespace seamark {

// How one rule fared on a post.
struct RuleOutcome {
  uint32_t rule = 0;  // index into CompiledPack::rules
  bool when_holds = false;
  bool unless_holds = false;
  double adds = 0;  // 0 when it did not fire
};

// The working behind an assessment, for `explain` and for the workbench. Valid as the assessment
// is.
struct Scanner::Findings {
  std::vector<ConceptHit> hits;       // by field, start
  std::vector<RuleOutcome> outcomes;  // of the rules whose anchors were hit
  double rules_evidence = 0;
  double support = 0;
  double counter_evidence = 0;
  double model_log_odds = 0;  // before the cap
  double model_share = 0;
  double evidence = 0;
  double language_margin = 0;
  uint32_t triggers = 0;
  bool hits_overflowed = false;
};

}  // namespace seamark
