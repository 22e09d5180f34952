// What JSON costs, alone: nanoseconds to split and read a post, and to write an assessment, of one
// core by processor time. Run it from the project's root:
// build/bench/bin/json_bench [--posts N] [--times N]
#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "api/assessment_json.h"
#include "api/post_json.h"
#include "app/bench_corpus.h"
#include "app/pack_folder.h"
#include "base/cpu.h"
#include "base/diagnostic.h"
#include "engine/engine.h"
#include "measure.h"

namespace seamark::bench {
namespace {

template <typename Visit>
void for_each_post(std::string_view ndjson, api::PostReader& reader, Visit&& visit) {
  while (!ndjson.empty()) {
    const size_t end = std::min(ndjson.find('\n'), ndjson.size());
    const Result<const Post*> post = reader.read(ndjson.substr(0, end));
    ndjson.remove_prefix(std::min(end + 1, ndjson.size()));
    if (post.ok()) {
      visit(*post.value());
    }
  }
}

double read_ns(std::string_view ndjson, int times) {
  api::PostReader reader;
  size_t posts = 0;
  size_t text_bytes = 0;
  const double seconds = least_cpu_seconds(times, [&] {
    posts = 0;
    for_each_post(ndjson, reader, [&](const Post& post) {
      ++posts;
      text_bytes += post.text.size();
    });
  });
  return posts == 0 || text_bytes == 0 ? 0 : seconds * 1e9 / static_cast<double>(posts);
}

struct WriteCost {
  size_t assessments = 0;
  size_t bytes = 0;
  double ns = 0;
};

// Each flagged assessment is written several times: once would measure the clock.
WriteCost write_cost(const std::shared_ptr<const Engine>& engine, std::string_view ndjson,
                     int times) {
  constexpr int kRepeats = 200;
  api::PostReader reader;
  Scanner scanner(engine);
  api::JsonBuffer out;
  WriteCost cost;
  double seconds = 0;
  for_each_post(ndjson, reader, [&](const Post& post) {
    const Assessment& assessment = scanner.scan(post);
    if (assessment.verdict != Verdict::kAdvert && assessment.verdict != Verdict::kAsking) {
      return;
    }
    ++cost.assessments;
    seconds += least_cpu_seconds(times, [&] {
      for (int i = 0; i < kRepeats; ++i) {
        out.clear();
        api::write_assessment(assessment, assessment.post_id, out);
      }
    });
    cost.bytes += out.size();
  });
  cost.ns =
      cost.assessments == 0 ? 0 : seconds * 1e9 / kRepeats / static_cast<double>(cost.assessments);
  return cost;
}

int run(size_t posts, int times) {
  std::string ndjson = app::make_bench_corpus(posts);
  ndjson.reserve(ndjson.size() + 64);
  const std::string_view sample(ndjson.data(), std::min(ndjson.size(), size_t{128} << 10U));
  const std::string_view cached = sample.substr(0, sample.rfind('\n') + 1);
  fmt::print("read, streaming:  {:6.0f} ns a post of {} bytes\n", read_ns(ndjson, times),
             ndjson.size() / posts);
  fmt::print("read, in cache:   {:6.0f} ns a post\n", read_ns(cached, times * 40));
  Result<PackSource> source = app::read_pack_folder("packs/oic");
  Diagnostics diagnostics;
  const std::shared_ptr<const Engine> engine =
      source.ok() ? app::make_engine(source.value(), best_simd_level(), diagnostics) : nullptr;
  if (engine == nullptr) {
    fmt::print(stderr, "json_bench: no pack in packs/oic\n");
    return 1;
  }
  const WriteCost cost = write_cost(engine, ndjson, times);
  fmt::print("write:            {:6.0f} ns an assessment of {} bytes ({} of them)\n", cost.ns,
             cost.assessments == 0 ? 0 : cost.bytes / cost.assessments, cost.assessments);
  return 0;
}

}  // namespace
}  // namespace seamark::bench

int main(int argc, char** argv) {
  size_t posts = 40'000;
  int times = 5;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    if (name == "--posts") {
      std::from_chars(value.data(), value.data() + value.size(), posts);
    } else if (name == "--times") {
      std::from_chars(value.data(), value.data() + value.size(), times);
    }
  }
  return seamark::bench::run(posts, times);
}
