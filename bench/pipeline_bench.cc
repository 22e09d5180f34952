// Seamark's engine and the pipeline of good libraries (baseline_pipeline.h) over the same posts,
// with the same terms, in the same run. Prints posts per second of one core, by processor time, and
// the ratio. Run it from the project's root: build/bench/bin/pipeline_bench [--terms N] [--posts N]
// [--times N] [--format json] [--only PIPELINE] [--input NAME]; the last two are for a profiler.
#include <charconv>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "api/assessment_json.h"
#include "api/post_json.h"
#include "app/bench_corpus.h"
#include "app/pack_folder.h"
#include "background.h"
#include "base/cpu.h"
#include "baseline_pipeline.h"
#include "engine/engine.h"
#include "measure.h"
#include "pack/compile.h"
#include "pack_terms.h"

namespace seamark::bench {

namespace {

struct Options {
  size_t terms = 25'000;
  size_t posts = 100'000;
  int times = 5;
  bool json = false;
  std::string only;   // "scalar", "avx2", "avx512" or "libraries"; empty: all
  std::string input;  // "generated" or "background"; empty: both
};

struct Input {
  std::string name;
  std::string ndjson;
  size_t posts = 0;
};

struct Measured {
  std::string input;
  std::string pipeline;
  double posts_per_second = 0;
  double bytes_per_post = 0;
  size_t flagged = 0;
};

// JSON in, explained decision out: what `seamark scan` does per line, without files and threads.
class SeamarkPipeline {
 public:
  explicit SeamarkPipeline(std::shared_ptr<const Engine> engine) : scanner_(std::move(engine)) {}

  // `ndjson` ends in 64 readable bytes. The number of posts flagged.
  size_t run(std::string_view ndjson) {
    size_t flagged = 0;
    while (!ndjson.empty()) {
      const size_t end = std::min(ndjson.find('\n'), ndjson.size());
      flagged += judge(ndjson.substr(0, end)) ? 1 : 0;
      ndjson.remove_prefix(std::min(end + 1, ndjson.size()));
    }
    return flagged;
  }

 private:
  bool judge(std::string_view line) {
    Result<const Post*> post = reader_.read(line);
    if (!post.ok()) {
      return false;
    }
    const Assessment& assessment = scanner_.scan(*post.value());
    if (assessment.verdict != Verdict::kAdvert && assessment.verdict != Verdict::kAsking) {
      return false;
    }
    out_.clear();
    api::write_assessment(assessment, assessment.post_id, out_);
    return true;
  }

  api::PostReader reader_;
  Scanner scanner_;
  api::JsonBuffer out_;
};

std::string padded(std::string text) {
  text.reserve(text.size() + 64);
  return text;
}

std::vector<Input> load_inputs(const Options& options) {
  std::vector<Input> inputs;
  inputs.push_back({"generated", padded(app::make_bench_corpus(options.posts)), options.posts});
  const std::vector<BackgroundText> texts = load_background(options.posts / 30);
  if (texts.empty()) {
    fmt::print(stderr, "pipeline_bench: no background texts; the generated corpus only\n");
  } else {
    inputs.push_back({"background", padded(wrap_as_ndjson(texts)), texts.size()});
  }
  return inputs;
}

// The classifier of the baseline learns from what it will see: quality is not what is measured
// here.
std::vector<LabelledText> training_of(std::string_view ndjson, size_t posts_max) {
  std::vector<LabelledText> out;
  api::PostReader reader;
  while (!ndjson.empty() && out.size() < posts_max) {
    const size_t end = std::min(ndjson.find('\n'), ndjson.size());
    Result<const Post*> post = reader.read(ndjson.substr(0, end));
    if (post.ok()) {
      out.push_back({out.size() % 50 == 0, std::string(post.value()->text)});
    }
    ndjson.remove_prefix(std::min(end + 1, ndjson.size()));
  }
  return out;
}

std::vector<SimdLevel> levels() {
  std::vector<SimdLevel> out;
  for (const SimdLevel level : {SimdLevel::kScalar, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    if (level <= best_simd_level()) {
      out.push_back(level);
    }
  }
  return out;
}

Measured measure_baseline(BaselinePipeline& baseline, const Input& input, int times) {
  BaselineTally tally;
  const double seconds = least_cpu_seconds(times, [&] { tally = baseline.run(input.ndjson); });
  return {input.name, "libraries", static_cast<double>(tally.posts) / seconds,
          static_cast<double>(input.ndjson.size()) / static_cast<double>(input.posts),
          tally.adverts};
}

Measured measure_seamark(const std::shared_ptr<const CompiledPack>& pack, SimdLevel level,
                         const Input& input, int times) {
  Result<std::shared_ptr<const Engine>> engine = Engine::create(pack, level);
  if (!engine.ok()) {
    fmt::print(stderr, "pipeline_bench: {}\n", engine.error().message());
    std::exit(1);  // NOLINT(concurrency-mt-unsafe): one thread
  }
  SeamarkPipeline pipeline(engine.value());
  size_t flagged = 0;
  const double seconds = least_cpu_seconds(times, [&] { flagged = pipeline.run(input.ndjson); });
  return {input.name, fmt::format("seamark {}", simd_level_name(level)),
          static_cast<double>(input.posts) / seconds,
          static_cast<double>(input.ndjson.size()) / static_cast<double>(input.posts), flagged};
}

// Rows in groups of one input, the baseline first.
void print_rows(const std::vector<Measured>& rows, size_t terms, bool json) {
  double baseline = 1;
  if (!json) {
    fmt::print("{} terms; posts per second of one core, by processor time, best of the runs\n",
               terms);
    fmt::print("{:<12}{:<18}{:>12}{:>12}{:>10}{:>9}\n", "input", "pipeline", "posts/s",
               "bytes/post", "flagged", "ratio");
  }
  for (const Measured& row : rows) {
    baseline = row.pipeline == "libraries" ? row.posts_per_second : baseline;
    if (json) {
      fmt::print(
          R"({{"input":"{}","pipeline":"{}","terms":{},"posts_per_second":{:.0f},"ratio":{:.2f}}})"
          "\n",
          row.input, row.pipeline, terms, row.posts_per_second, row.posts_per_second / baseline);
    } else {
      fmt::print("{:<12}{:<18}{:>12.0f}{:>12.0f}{:>10}{:>9.1f}\n", row.input, row.pipeline,
                 row.posts_per_second, row.bytes_per_post, row.flagged,
                 row.posts_per_second / baseline);
    }
  }
}

// The shipped pack, filled up with made-up words to the wanted number of terms.
Result<PackSource> load_pack(size_t terms) {
  PackSource source = SEAMARK_TRY(app::read_pack_folder("packs/oic"));
  const size_t own = pack_terms(source).size();
  return own < terms ? app::with_filler_terms(std::move(source), terms - own) : std::move(source);
}

bool wanted(const Options& options, std::string_view pipeline) {
  return options.only.empty() || options.only == pipeline;
}

int run(const Options& options) {
  Result<PackSource> loaded = load_pack(options.terms);
  if (!loaded.ok()) {
    fmt::print(stderr, "pipeline_bench: {}\n", loaded.error().message());
    return 1;
  }
  const PackSource source = std::move(loaded).value();
  Diagnostics diagnostics;
  const std::shared_ptr<const CompiledPack> pack = compile_pack(source, diagnostics);
  if (pack == nullptr) {
    for (const Diagnostic& diagnostic : diagnostics.items()) {
      fmt::print(stderr, "{}", format_diagnostic(diagnostic));
    }
    return 1;
  }
  const std::vector<Input> inputs = load_inputs(options);
  const std::vector<std::string> terms = pack_terms(source);
  std::unique_ptr<BaselinePipeline> baseline;
  if (wanted(options, "libraries")) {
    baseline = BaselinePipeline::create(terms, pack_patterns(source),
                                        training_of(inputs.front().ndjson, 20'000));
    if (baseline == nullptr) {
      return 1;
    }
  }
  std::vector<Measured> rows;
  for (const Input& input : inputs) {
    if (!options.input.empty() && options.input != input.name) {
      continue;
    }
    if (baseline != nullptr) {
      rows.push_back(measure_baseline(*baseline, input, options.times));
    }
    for (const SimdLevel level : levels()) {
      if (wanted(options, simd_level_name(level))) {
        rows.push_back(measure_seamark(pack, level, input, options.times));
      }
    }
  }
  print_rows(rows, terms.size(), options.json);
  return 0;
}

}  // namespace

}  // namespace seamark::bench

int main(int argc, char** argv) {
  seamark::bench::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    size_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    if (name == "--terms") {
      options.terms = number;
    } else if (name == "--posts") {
      options.posts = number;
    } else if (name == "--times") {
      options.times = static_cast<int>(number);
    } else if (name == "--format") {
      options.json = value == "json";
    } else if (name == "--only") {
      options.only = value;
    } else if (name == "--input") {
      options.input = value;
    }
  }
  return seamark::bench::run(options);
}
