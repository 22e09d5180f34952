#pragma once

#include <ctime>
#include <limits>

namespace seamark::bench {

// Processor time of this thread in seconds: what other programs on the machine take does not count.
inline double thread_cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The least processor time of `times` runs: on a shared machine the others only measure the
// neighbours.
template <typename Run>
double least_cpu_seconds(int times, Run run) {
  double least = std::numeric_limits<double>::infinity();
  for (int i = 0; i < times; ++i) {
    const double start = thread_cpu_seconds();
    run();
    const double took = thread_cpu_seconds() - start;
    least = took < least ? took : least;
  }
  return least;
}

}  // namespace seamark::bench
