#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/record_reader.h"
#include "engine/engine.h"

namespace seamark::app {

// Whole runs over a corpus in memory, the best of some.
struct BenchRun {
  size_t threads = 1;
  uint64_t posts = 0;
  uint64_t findings = 0;
  uint64_t bytes = 0;
  double seconds = 0;      // wall clock
  double cpu_seconds = 0;  // of all threads

  double posts_per_second() const { return static_cast<double>(posts) / seconds; }
};

// JSON in, decisions out and findings written, as `scan` does it.
BenchRun run_bench_scan(const std::shared_ptr<const Engine>& engine, std::string_view corpus,
                        api::InputForm form, size_t threads);

// Reading alone: what of the time above is JSON.
double run_bench_read(std::string_view corpus, api::InputForm form);

// Time of single posts, scanning only, in microseconds.
struct BenchLatency {
  double p50_us = 0;
  double p99_us = 0;
  double p999_us = 0;
  double max_us = 0;
};

BenchLatency run_bench_latency(const std::shared_ptr<const Engine>& engine, std::string_view corpus,
                               api::InputForm form);

// The most memory the process has held, in bytes.
uint64_t peak_memory();

}  // namespace seamark::app
