// How long a scan waits when the pack is replaced under it. One thread scans posts with the engine
// in the slot; another does nothing, or compiles packs, or compiles them and puts them in. Prints
// the longest time between two finished posts, that of the posts that met a new engine, and what
// putting in took. The three rows tell apart what the machine does, what a busy neighbour does and
// what the replacement does. Run it from the project's root: build/bench/bin/reload_bench [reloads]
#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "api/post_json.h"
#include "app/bench_corpus.h"
#include "app/engine_slot.h"
#include "app/pack_folder.h"
#include "base/cpu.h"
#include "engine/engine.h"

namespace seamark::bench {

namespace {

using Clock = std::chrono::steady_clock;

enum class Neighbour { kIdle, kCompiles, kReplaces };

double micros_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

// Times between finished posts, counted by whole microseconds: a list of them would grow, and
// growing is a pause.
class Gaps {
 public:
  void add(double micros) {
    ++counts_[std::min(static_cast<size_t>(micros), counts_.size() - 1)];
    ++posts_;
    longest_ = std::max(longest_, micros);
  }

  uint64_t posts() const { return posts_; }

  double longest() const { return longest_; }

  // In microseconds, rounded up.
  size_t at(double share) const {
    uint64_t left = static_cast<uint64_t>(share * static_cast<double>(posts_));
    size_t micros = 0;
    while (micros + 1 < counts_.size() && counts_[micros] <= left) {
      left -= counts_[micros++];
    }
    return micros + 1;
  }

  size_t engines = 1;         // that were used
  double longest_change = 0;  // of the posts that met a new engine

 private:
  std::vector<uint64_t> counts_ = std::vector<uint64_t>(size_t{1} << 17U);
  uint64_t posts_ = 0;
  double longest_ = 0;
};

// Scans the posts again and again; the engine is looked up before each, which is more often than
// `seamark scan` does it.
Gaps scan_until(const std::atomic<bool>& stop, uint64_t posts_max, const app::EngineSlot& slot,
                std::string_view ndjson) {
  Gaps gaps;
  api::PostReader reader;
  std::shared_ptr<const Engine> engine = slot.current();
  auto scanner = std::make_unique<Scanner>(engine);
  std::string_view rest = ndjson;
  for (Clock::time_point last = Clock::now(); !stop && gaps.posts() < posts_max;
       last = Clock::now()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const Result<const Post*> post = reader.read(rest.substr(0, end));
    rest = end + 1 < rest.size() ? rest.substr(end + 1) : ndjson;
    std::shared_ptr<const Engine> current = slot.current();
    const bool changed = current != engine;
    if (changed) {
      engine = std::move(current);
      scanner = std::make_unique<Scanner>(engine);
      ++gaps.engines;
    }
    if (post.ok()) {
      scanner->scan(*post.value());
    }
    const double gap = micros_since(last);
    gaps.add(gap);
    gaps.longest_change = std::max(gaps.longest_change, changed ? gap : 0);
  }
  return gaps;
}

struct Times {
  double compile_us = 0;  // the longest
  double replace_us = 0;
};

Times run_neighbour(Neighbour neighbour, int reloads, const PackSource& source,
                    app::EngineSlot& slot) {
  Times times;
  for (int i = 0; neighbour != Neighbour::kIdle && i < reloads; ++i) {
    Diagnostics diagnostics;
    Clock::time_point start = Clock::now();
    std::shared_ptr<const Engine> engine = app::make_engine(source, best_simd_level(), diagnostics);
    times.compile_us = std::max(times.compile_us, micros_since(start));
    if (neighbour == Neighbour::kReplaces && engine != nullptr) {
      start = Clock::now();
      slot.replace(std::move(engine));
      times.replace_us = std::max(times.replace_us, micros_since(start));
    }
  }
  return times;
}

int run(int reloads) {
  Result<PackSource> source = app::read_pack_folder("packs/oic");
  if (!source.ok()) {
    fmt::print(stderr, "reload_bench: {}\n", source.error().message());
    return 1;
  }
  Diagnostics diagnostics;
  app::EngineSlot slot(app::make_engine(source.value(), best_simd_level(), diagnostics));
  if (slot.current() == nullptr) {
    app::print_diagnostics(diagnostics, app::Warnings::kHide);
    return 1;
  }
  std::string ndjson = app::make_bench_corpus(20'000);
  ndjson.reserve(ndjson.size() + 64);  // the reader looks behind a line's end
  fmt::print("{:<24}{:>10}{:>10}{:>12}{:>12}{:>12}{:>12}{:>12}\n", "beside the scan", "posts",
             "engines", "p99.99 us", "longest us", "change us", "compile ms", "replace us");
  for (const auto& [name, neighbour] :
       {std::pair{"nothing", Neighbour::kIdle}, std::pair{"packs compiled", Neighbour::kCompiles},
        std::pair{"compiled and replaced", Neighbour::kReplaces}}) {
    std::atomic<bool> stop{false};
    const bool idle = neighbour == Neighbour::kIdle;
    const uint64_t posts_max = idle ? 400'000 : ~uint64_t{0};  // else until all packs are made
    Gaps gaps;
    std::jthread scan([&] { gaps = scan_until(stop, posts_max, slot, ndjson); });
    const Times times = run_neighbour(neighbour, reloads, source.value(), slot);
    stop = !idle;
    scan.join();
    fmt::print("{:<24}{:>10}{:>10}{:>12}{:>12.1f}{:>12.1f}{:>12.1f}{:>12.1f}\n", name, gaps.posts(),
               gaps.engines, gaps.at(0.9999), gaps.longest(), gaps.longest_change,
               times.compile_us / 1000, times.replace_us);
  }
  return 0;
}

}  // namespace

}  // namespace seamark::bench

int main(int argc, char** argv) {
  int reloads = 10;
  if (argc > 1) {
    const std::string_view number = argv[1];
    std::from_chars(number.data(), number.data() + number.size(), reloads);
  }
  return seamark::bench::run(std::max(reloads, 1));
}
