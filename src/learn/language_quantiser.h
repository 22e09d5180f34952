#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "signals/language/language_model.h"

namespace seamark {

// Trained weights, row after row of `classes` lanes, and how often each row was met in training.
struct LanguageWeights {
  uint32_t row_bits = 0;
  size_t classes = 0;
  std::vector<float> weights;
  std::vector<uint32_t> row_counts;
};

// Fills row_bits, logit_scale, codebook and levels of `model`: 16 levels, chosen to lose least
// over the weights as often as they are met. Exact (dynamic programming) and deterministic.
void quantise(const LanguageWeights& trained, language::LanguageModel& model);

// The `levels` values that lose least when each of −max … max, met counts[value + max] times, is
// replaced by the nearest: the sum of squares is least. For tests.
std::vector<int> best_levels(std::span<const double> counts, size_t levels);

}  // namespace seamark
