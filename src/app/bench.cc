#include <charconv>
#include <chrono>
#include <fstream>

#include <fmt/format.h>

#include "api/json_writer.h"
#include "app/bench_corpus.h"
#include "app/bench_run.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/labelled_lines.h"
#include "app/pack_folder.h"
#include "app/simd_option.h"

namespace seamark::app {
namespace {

struct BenchJob {
  uint64_t posts = 0;
  uint64_t terms = 0;
  uint64_t repeat = 1;
  std::vector<size_t> threads;
  SimdLevel level = SimdLevel::kScalar;
  api::InputForm form = api::InputForm::kAuto;
  std::string corpus;
};

struct BenchReport {
  std::vector<BenchRun> runs;
  BenchLatency latency;
  double read_seconds = 0;
  double compile_ms = 0;
  size_t terms = 0;
};

Result<std::vector<size_t>> thread_list(std::string_view text) {
  std::vector<size_t> threads;
  while (!text.empty()) {
    size_t count = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool comma = failed == std::errc() && end != text.data() + text.size() && *end == ',';
    const bool last = failed == std::errc() && end == text.data() + text.size();
    if (count < 1 || count > 256 || (!comma && !last)) {
      return Error(ErrorCode::kInvalid, "--threads: wanted numbers from 1 to 256, as 1,2");
    }
    threads.push_back(count);
    text = comma ? std::string_view(end + 1, text.data() + text.size()) : std::string_view();
  }
  return threads;
}

Result<BenchJob> make_job(const Arguments& arguments) {
  BenchJob job;
  job.posts = SEAMARK_TRY(arguments.number("--posts", 200000, 1));
  job.terms = SEAMARK_TRY(arguments.number("--terms", 25000));
  job.repeat = SEAMARK_TRY(arguments.number("--repeat", 3, 1));
  job.threads = SEAMARK_TRY(thread_list(arguments.value("--threads", "1")));
  job.level = SEAMARK_TRY(simd_level(arguments));
  job.form = api::find_input_form(arguments.value("--input", "auto")).value_or(job.form);
  if (arguments.rest.empty()) {
    job.corpus = make_bench_corpus(job.posts);
  }
  for_each_line(arguments.rest, [&job](std::string_view line, const std::string&) {
    job.corpus.append(line).append("\n");
  });
  return job;
}

Result<std::shared_ptr<const Engine>> make_bench_engine(const Arguments& arguments,
                                                        const BenchJob& job, BenchReport& report) {
  const std::filesystem::path folder = SEAMARK_TRY(find_pack_folder(arguments));
  PackSource source = SEAMARK_TRY(read_pack_folder(folder));
  Diagnostics diagnostics;
  const auto base = compile_pack(source, diagnostics);
  const size_t terms = base == nullptr ? 0 : base->terms.size();
  if (job.terms > terms) {
    source = with_filler_terms(std::move(source), job.terms - terms);
  }
  Diagnostics found;
  const auto start = std::chrono::steady_clock::now();
  std::shared_ptr<const Engine> engine = make_engine(source, job.level, found);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  report.compile_ms = passed.count() * 1000;
  if (engine == nullptr) {
    print_diagnostics(found, Warnings::kHide);
    return Error(ErrorCode::kInvalid, "the pack of the benchmark was refused");
  }
  report.terms = engine->pack().terms.size();
  return engine;
}

BenchReport measure(const BenchJob& job, const std::shared_ptr<const Engine>& engine,
                    BenchReport report) {
  for (const size_t threads : job.threads) {
    BenchRun best = run_bench_scan(engine, job.corpus, job.form, threads);
    for (uint64_t i = 1; i < job.repeat; ++i) {
      const BenchRun run = run_bench_scan(engine, job.corpus, job.form, threads);
      best = run.seconds < best.seconds ? run : best;
    }
    report.runs.push_back(best);
  }
  report.read_seconds = run_bench_read(job.corpus, job.form);
  report.latency = run_bench_latency(engine, job.corpus, job.form);
  return report;
}

std::string pretty(const BenchReport& report, SimdLevel level) {
  std::string out =
      fmt::format("pack: {} terms, compiled with its examples in {:.0f} ms; kernels {}\n",
                  report.terms, report.compile_ms, simd_level_name(level));
  for (const BenchRun& run : report.runs) {
    const double posts = static_cast<double>(run.posts);
    out += fmt::format(
        "threads {}: {:.0f} posts/s, {:.0f} posts/s per core, {:.0f} ns/post (cpu {:.0f}), "
        "{:.0f} MB/s, {} findings\n",
        run.threads, run.posts_per_second(),
        run.posts_per_second() / static_cast<double>(run.threads), run.seconds / posts * 1e9,
        run.cpu_seconds / posts * 1e9, static_cast<double>(run.bytes) / run.seconds * 1e-6,
        run.findings);
  }
  const double posts = static_cast<double>(report.runs.front().posts);
  out += fmt::format("of it reading JSON: {:.0f} ns/post\n", report.read_seconds / posts * 1e9);
  out += fmt::format("one post: p50 {:.1f} us, p99 {:.1f} us, p99.9 {:.1f} us, slowest {:.1f} us\n",
                     report.latency.p50_us, report.latency.p99_us, report.latency.p999_us,
                     report.latency.max_us);
  return out + fmt::format("memory: {:.0f} MB with the corpus\n",
                           static_cast<double>(peak_memory()) * 1e-6);
}

std::string as_json(const BenchReport& report, SimdLevel level) {
  constexpr int kDecimals = 2;
  api::JsonBuffer out;
  api::JsonWriter json(out);
  json.open('{');
  json.integer_member("v", 1);
  json.text_member("kernels", simd_level_name(level));
  json.integer_member("terms", static_cast<int64_t>(report.terms));
  json.number_member("compile_ms", report.compile_ms, kDecimals);
  json.key("runs");
  json.open('[');
  for (const BenchRun& run : report.runs) {
    const double posts = static_cast<double>(run.posts);
    json.open('{');
    json.integer_member("threads", static_cast<int64_t>(run.threads));
    json.integer_member("posts", static_cast<int64_t>(run.posts));
    json.integer_member("findings", static_cast<int64_t>(run.findings));
    json.number_member("posts_per_second", run.posts_per_second(), kDecimals);
    json.number_member("posts_per_second_per_core",
                       run.posts_per_second() / static_cast<double>(run.threads), kDecimals);
    json.number_member("ns_per_post", run.seconds / posts * 1e9, kDecimals);
    json.number_member("cpu_ns_per_post", run.cpu_seconds / posts * 1e9, kDecimals);
    json.number_member("mb_per_second", static_cast<double>(run.bytes) / run.seconds * 1e-6,
                       kDecimals);
    json.close('}');
  }
  json.close(']');
  const double posts = static_cast<double>(report.runs.front().posts);
  json.number_member("read_ns_per_post", report.read_seconds / posts * 1e9, kDecimals);
  json.number_member("p50_us", report.latency.p50_us, kDecimals);
  json.number_member("p99_us", report.latency.p99_us, kDecimals);
  json.number_member("p999_us", report.latency.p999_us, kDecimals);
  json.number_member("max_us", report.latency.max_us, kDecimals);
  json.integer_member("rss_bytes", static_cast<int64_t>(peak_memory()));
  json.close('}');
  out.push_back('\n');
  return {out.data(), out.size()};
}

int write_corpus(const Arguments& arguments, const BenchJob& job) {
  const std::string path(arguments.value("--write-corpus", ""));
  std::ofstream out(path, std::ios::binary);
  out << job.corpus;
  out.flush();
  if (!out) {
    complain(path + ": cannot be written");
    return kInternal;
  }
  return kDone;
}

}  // namespace

int run_bench(const Arguments& arguments, const Settings& settings) {
  const Result<BenchJob> job = make_job(arguments);
  if (!job.ok()) {
    complain(job.error().message());
    return kUsage;
  }
  if (arguments.has("--write-corpus")) {
    return write_corpus(arguments, job.value());
  }
  BenchReport report;
  const Result<std::shared_ptr<const Engine>> engine =
      make_bench_engine(arguments, job.value(), report);
  if (!engine.ok()) {
    complain(engine.error().message());
    return kUsage;
  }
  report = measure(job.value(), engine.value(), std::move(report));
  if (report.runs.front().posts == 0) {
    complain("bench: no posts found in the input");
    return kUsage;
  }
  const bool json = settings.format == OutputFormat::kJson || arguments.has("--format");
  const bool person = settings.format == OutputFormat::kPretty || !json;
  return write_out(person ? pretty(report, job.value().level) : as_json(report, job.value().level))
             ? kDone
             : kInternal;
}

}  // namespace seamark::app
