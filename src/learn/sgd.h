#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace seamark {

// Examples of a linear model over hashed features: the slots that each touches, one after another.
struct HashedExamples {
  std::vector<uint32_t> slots;
  std::vector<size_t> starts = {0};  // example i is slots [starts[i], starts[i + 1])
  std::vector<double> targets;       // 1: positive, 0: negative
  std::vector<double> weights;       // how much an example counts; 1 is ordinary

  size_t size() const { return targets.size(); }

  std::span<const uint32_t> slots_of(size_t example) const;
  void add(std::span<const uint32_t> slots_touched, double target);
};

struct LinearModel {
  std::vector<double> weights;
  double bias = 0;
};

struct SgdOptions {
  uint32_t epochs = 8;
  double l2 = 1e-5;
  double rate = 0.5;
  uint64_t seed = 1;
};

// bias + (sum of the weights of the slots) / sqrt(number of slots).
double linear_score(const LinearModel& model, std::span<const uint32_t> slots);

// The mean of the weighted log losses, plus l2 / 2 * |weights|²; the bias is not penalised.
double logistic_loss(const LinearModel& model, const HashedExamples& examples, double l2);

// Its gradient.
LinearModel logistic_gradient(const LinearModel& model, const HashedExamples& examples, double l2);

// Minimises the loss by stochastic gradient descent in a fixed order with a step that falls to
// nothing. Deterministic on every machine. Cost: about 2 ns per slot and epoch.
LinearModel train_logistic(const HashedExamples& examples, size_t slot_count,
                           const SgdOptions& options);

}  // namespace seamark
