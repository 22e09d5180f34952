#include "learn/sgd.h"

#include <cmath>
#include <numeric>

#include "learn/portable_math.h"

namespace seamark {

namespace {

// Below this the common factor goes back into the weights, before it loses digits.
constexpr double kScaleMin = 1e-6;

void apply_scale(std::vector<double>& weights, double& scale) {
  for (double& weight : weights) {
    weight *= scale;
  }
  scale = 1;
}

double root_of(size_t count) {
  return std::sqrt(static_cast<double>(count == 0 ? 1 : count));
}

}  // namespace

std::span<const uint32_t> HashedExamples::slots_of(size_t example) const {
  return std::span(slots).subspan(starts[example], starts[example + 1] - starts[example]);
}

void HashedExamples::add(std::span<const uint32_t> slots_touched, double target) {
  slots.insert(slots.end(), slots_touched.begin(), slots_touched.end());
  starts.push_back(slots.size());
  targets.push_back(target);
  weights.push_back(1);
}

double linear_score(const LinearModel& model, std::span<const uint32_t> slots) {
  double sum = 0;
  for (const uint32_t slot : slots) {
    sum += model.weights[slot];
  }
  return model.bias + sum / root_of(slots.size());
}

double logistic_loss(const LinearModel& model, const HashedExamples& examples, double l2) {
  double loss = 0;
  for (size_t i = 0; i < examples.size(); ++i) {
    const double score = linear_score(model, examples.slots_of(i));
    const double toward = examples.targets[i] > 0.5 ? score : -score;
    loss += examples.weights[i] * std::log1p(std::exp(-toward));
  }
  double squares = 0;
  for (const double weight : model.weights) {
    squares += weight * weight;
  }
  return loss / static_cast<double>(examples.size()) + 0.5 * l2 * squares;
}

LinearModel logistic_gradient(const LinearModel& model, const HashedExamples& examples, double l2) {
  LinearModel gradient{.weights = std::vector<double>(model.weights.size())};
  const auto count = static_cast<double>(examples.size());
  for (size_t i = 0; i < examples.size(); ++i) {
    const std::span<const uint32_t> slots = examples.slots_of(i);
    const double error = logistic(linear_score(model, slots)) - examples.targets[i];
    const double share = examples.weights[i] * error / count;
    gradient.bias += share;
    for (const uint32_t slot : slots) {
      gradient.weights[slot] += share / root_of(slots.size());
    }
  }
  for (size_t slot = 0; slot < model.weights.size(); ++slot) {
    gradient.weights[slot] += l2 * model.weights[slot];
  }
  return gradient;
}

LinearModel train_logistic(const HashedExamples& examples, size_t slot_count,
                           const SgdOptions& options) {
  // The weights are `scale` times `model.weights`: shrinking them all is one multiplication.
  LinearModel model{.weights = std::vector<double>(slot_count)};
  double scale = 1;
  std::vector<uint32_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  SplitMix random(options.seed);
  const double steps = static_cast<double>(options.epochs) * static_cast<double>(order.size());
  double done = 0;
  for (uint32_t epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(order, random);
    for (const uint32_t i : order) {
      const std::span<const uint32_t> slots = examples.slots_of(i);
      double sum = 0;
      for (const uint32_t slot : slots) {
        sum += model.weights[slot];
      }
      const double root = root_of(slots.size());
      const double score = model.bias + scale * sum / root;
      const double step = options.rate * (1 - done / steps);
      const double move = step * examples.weights[i] * (logistic(score) - examples.targets[i]);
      scale *= 1 - step * options.l2;
      if (scale < kScaleMin) {
        apply_scale(model.weights, scale);
      }
      model.bias -= move;
      const double each = move / root / scale;
      for (const uint32_t slot : slots) {
        model.weights[slot] -= each;
      }
      done += 1;
    }
  }
  apply_scale(model.weights, scale);
  return model;
}

}  // namespace seamark
