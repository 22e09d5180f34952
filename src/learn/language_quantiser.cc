#include "learn/language_quantiser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace seamark {

namespace {

constexpr int kMax = language::kWeightMax;
constexpr size_t kValues = 2 * kMax + 1;

// Weights above this share of the largest are cut: a few outliers must not widen all steps.
constexpr double kKeptShare = 0.9999;

float clip_bound(const LanguageWeights& trained) {
  std::vector<float> sizes;
  for (const float weight : trained.weights) {
    if (weight != 0) {
      sizes.push_back(std::abs(weight));
    }
  }
  if (sizes.empty()) {
    return 1;
  }
  const auto at = static_cast<size_t>(kKeptShare * static_cast<double>(sizes.size() - 1));
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<ptrdiff_t>(at), sizes.end());
  return sizes[at];
}

int round_to_level(float weight, double step) {
  const double level = std::floor(static_cast<double>(weight) / step + 0.5);
  return static_cast<int>(std::clamp<double>(level, -kMax, kMax));
}

size_t index_of(int level) {
  const int index = level + kMax;
  return static_cast<size_t>(index);
}

// One run of values that share a level.
struct Run {
  double cost;
  int level;
};

Run cost_of(std::span<const double> counts, size_t first, size_t last) {
  double mass = 0;
  double sum = 0;
  double squares = 0;
  const size_t half = counts.size() / 2;
  const auto max = static_cast<double>(half);
  for (size_t i = first; i < last; ++i) {
    const double value = static_cast<double>(i) - max;
    mass += counts[i];
    sum += counts[i] * value;
    squares += counts[i] * value * value;
  }
  const size_t middle = (first + last - 1) / 2;
  const double level = mass > 0 ? std::floor(sum / mass + 0.5) : static_cast<double>(middle) - max;
  return {.cost = squares - 2 * level * sum + level * level * mass,
          .level = static_cast<int>(level)};
}

}  // namespace

std::vector<int> best_levels(std::span<const double> counts, size_t levels) {
  const size_t n = counts.size();
  const double inf = std::numeric_limits<double>::infinity();
  // cost[k][j]: the least for the first j values with k levels; from[k][j]: where the last run
  // begins.
  std::vector<std::vector<double>> cost(levels + 1, std::vector<double>(n + 1, inf));
  std::vector<std::vector<size_t>> from(levels + 1, std::vector<size_t>(n + 1, 0));
  cost[0][0] = 0;
  for (size_t k = 1; k <= levels; ++k) {
    for (size_t j = k; j <= n; ++j) {
      for (size_t i = k - 1; i < j; ++i) {
        const double total = cost[k - 1][i] + cost_of(counts, i, j).cost;
        if (total < cost[k][j]) {
          cost[k][j] = total;
          from[k][j] = i;
        }
      }
    }
  }
  std::vector<int> result(levels);
  size_t end = n;
  for (size_t k = levels; k > 0; --k) {
    const size_t begin = from[k][end];
    result[k - 1] = cost_of(counts, begin, end).level;
    end = begin;
  }
  return result;
}

void quantise(const LanguageWeights& trained, language::LanguageModel& model) {
  const double step = static_cast<double>(clip_bound(trained)) / kMax;
  std::vector<double> counts(kValues, 0);
  const size_t rows = size_t{1} << trained.row_bits;
  for (size_t row = 0; row < rows; ++row) {
    for (size_t lane = 0; lane < trained.classes; ++lane) {
      const int level = round_to_level(trained.weights[row * trained.classes + lane], step);
      counts[index_of(level)] += trained.row_counts[row];
    }
  }
  const std::vector<int> levels = best_levels(counts, language::kCodebookSize);
  std::array<uint8_t, kValues> nearest{};
  for (size_t value = 0; value < kValues; ++value) {
    const int wanted = static_cast<int>(value) - kMax;
    for (size_t i = 1; i < levels.size(); ++i) {
      if (std::abs(levels[i] - wanted) < std::abs(levels[nearest[value]] - wanted)) {
        nearest[value] = static_cast<uint8_t>(i);
      }
    }
  }
  model.row_bits = trained.row_bits;
  model.logit_scale = step;
  for (size_t i = 0; i < levels.size(); ++i) {
    model.codebook[i] = static_cast<int8_t>(levels[i]);
  }
  model.levels.assign(trained.weights.size() / 2, 0);
  for (size_t i = 0; i < trained.weights.size(); ++i) {
    const int level = round_to_level(trained.weights[i], step);
    const uint8_t code = nearest[index_of(level)];
    uint8_t& pair = model.levels[i / 2];
    pair = static_cast<uint8_t>(pair | (i % 2 == 0 ? code : code << 4U));
  }
}

}  // namespace seamark
