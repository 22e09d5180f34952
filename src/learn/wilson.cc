#include "learn/wilson.h"

#include <algorithm>
#include <cmath>

namespace seamark {

namespace {

constexpr double kZ = 1.959963984540054;  // 97.5 % point of the normal distribution

}  // namespace

Interval wilson_interval(uint64_t hits, uint64_t of) {
  if (of == 0) {
    return {};
  }
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(hits) / n;
  const double z2 = kZ * kZ;
  const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kZ * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  // At the ends the bound is the rate itself; rounding must not say otherwise.
  return {.low = hits == 0 ? 0 : std::max(0.0, centre - half),
          .high = hits == of ? 1 : std::min(1.0, centre + half)};
}

Rate make_rate(uint64_t hits, uint64_t of) {
  return {.hits = hits,
          .of = of,
          .value = of == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(of),
          .interval = wilson_interval(hits, of)};
}

}  // namespace seamark
