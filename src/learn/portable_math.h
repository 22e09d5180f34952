#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace seamark {

// e^x by exactly rounded operations only, so that training gives the same bytes on every machine;
// the C library's exp() differs in the last bit between processors. Relative error under 1e-14;
// saturates outside ±700.
double portable_exp(double x);

// 1 / (1 + e^-x).
double logistic(double x);

// The splitmix64 generator: a fixed sequence for a seed.
class SplitMix {
 public:
  explicit SplitMix(uint64_t seed) : state_(seed) {}

  uint64_t next();

  // Below `bound`. REQUIRES: bound > 0. The bias of the modulus is below 2^-32 for our sizes.
  uint64_t below(uint64_t bound) { return next() % bound; }

 private:
  uint64_t state_;
};

// Fisher and Yates. The same order for the same seed on every machine, unlike std::shuffle.
template <typename T>
void shuffle(std::vector<T>& items, SplitMix& random) {
  for (size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[random.below(i)]);
  }
}

}  // namespace seamark
