#pragma once

#include <cstdint>

namespace seamark {

struct Interval {
  double low = 0;
  double high = 1;
};

// The Wilson score interval of `hits` in `of` at 95 %; [0, 1] when `of` is 0. REQUIRES: hits <= of.
Interval wilson_interval(uint64_t hits, uint64_t of);

// A share with what is known about it.
struct Rate {
  uint64_t hits = 0;
  uint64_t of = 0;
  double value = 0;  // hits / of; 0 when `of` is 0, which makes it unknown: look at `of`
  Interval interval;
};

Rate make_rate(uint64_t hits, uint64_t of);

}  // namespace seamark
