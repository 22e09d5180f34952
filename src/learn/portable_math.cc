#include "learn/portable_math.h"

#include <bit>
#include <cmath>

namespace seamark {

namespace {

constexpr double kLog2E = 1.4426950408889634;
constexpr double kLn2High =
    0.693147180369123816490;  // the first 33 bits, so that n * high is exact
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kXMax = 700;

}  // namespace

double portable_exp(double x) {
  const double bounded = x > kXMax ? kXMax : (x < -kXMax ? -kXMax : x);
  const double n = std::floor(bounded * kLog2E + 0.5);
  const double r = (bounded - n * kLn2High) - n * kLn2Low;  // |r| <= ln 2 / 2
  double sum = 1;
  for (int k = 13; k >= 1; --k) {
    sum = 1 + sum * r / k;
  }
  const auto exponent = static_cast<uint64_t>(static_cast<int64_t>(n) + 1023);
  return sum * std::bit_cast<double>(exponent << 52U);
}

double logistic(double x) {
  return 1 / (1 + portable_exp(-x));
}

uint64_t SplitMix::next() {
  state_ += 0x9E3779B97F4A7C15U;
  uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

}  // namespace seamark
