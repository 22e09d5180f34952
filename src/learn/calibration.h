#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"
#include "learn/labelled_post.h"

namespace seamark {

// The evidence of a post before calibration (Scanner::Findings::evidence) and what a person said.
struct JudgedEvidence {
  double evidence = 0;
  Label label = Label::kBenign;
};

// score = 1 / (1 + exp(-(scale * evidence + offset))): what pack.toml's [calibration] takes.
struct PlattFit {
  double scale = 1;
  double offset = 0;
  double log_loss = 0;                    // mean, after the fit
  double brier = 0;                       // mean squared error of the score
  double expected_calibration_error = 0;  // 10 equal-width bins
  uint64_t adverts = 0;
  uint64_t others = 0;
};

// Platt's method with his smoothed targets, solved by Newton steps with backtracking:
// deterministic. Calibrate on a random sample of what the engine sees, or weigh it: a biased sample
// gives a biased offset. Fails when one side has no example, or an evidence is not finite.
Result<PlattFit> fit_platt(std::span<const JudgedEvidence> sample);

}  // namespace seamark
