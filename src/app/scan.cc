#include <chrono>
#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include "app/bad_records.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/help_text.h"
#include "app/interrupt.h"
#include "app/pack_folder.h"
#include "app/pack_reload.h"
#include "app/progress_line.h"
#include "app/scan_worker.h"
#include "connect/files/file_chunks.h"

namespace seamark::app {
namespace {

constexpr uint64_t kErrorsShown = 20;
constexpr uint64_t kSampleMax = 100000;
constexpr uint64_t kThreadsMax = 256;

struct ScanJob {
  ScanOptions options;
  size_t threads = 1;
  size_t line_bytes_max = 0;
  std::string fail_on;
  bool all_errors = false;
};

Result<ScanJob> make_job(const Arguments& arguments) {
  ScanJob job;
  const uint64_t cores = std::max(1U, std::jthread::hardware_concurrency());
  job.threads = std::min(SEAMARK_TRY(arguments.number("--threads", cores, 1)), kThreadsMax);
  job.options.sample = std::min(SEAMARK_TRY(arguments.number("--sample", 0)), kSampleMax);
  job.line_bytes_max = SEAMARK_TRY(arguments.number("--max-line", uint64_t{4} << 20U, 1024));
  job.options.input =
      api::find_input_form(arguments.value("--input", "auto")).value_or(api::InputForm::kAuto);
  job.options.all = arguments.has("--all");
  job.options.strict = arguments.has("--strict");
  job.fail_on = arguments.value("--fail-on", "");
  job.all_errors = arguments.has("--errors");
  return job;
}

// Puts results on standard output in their order, and counts.
class Delivery {
 public:
  Delivery(const Settings& settings, const files::ChunkSource& source, uint64_t errors_shown)
      : settings_(settings), source_(source), report_(errors_shown), progress_(settings) {}

  bool start() { return write_out(AssessmentOutput::head(settings_.format)); }

  bool take(ChunkResult& result) {
    tally_.add(result.tally);
    if (!result.bad.empty()) {
      progress_.clear();
      const std::string name = source_.input_name(result.input);
      for (const BadRecord& record : result.bad) {
        report_.add(name, record);
      }
    }
    return write({result.out.data(), result.out.size()});
  }

  bool write(std::string_view bytes) {
    if (bytes.empty()) {
      return good_;
    }
    const bool first_of_array = settings_.format == OutputFormat::kJson && !any_;
    any_ = true;
    progress_.clear();
    good_ = good_ && write_out(first_of_array ? bytes.substr(2) : bytes);
    return good_;
  }

  void tick() { progress_.show(tally_, source_.progress()); }

  void finish(double seconds) {
    progress_.clear();
    report_.finish();
    write_out(AssessmentOutput::tail(settings_.format));
    if (settings_.quiet) {
      return;
    }
    fmt::print(stderr, "{} posts in {:.2f} s · {} review · {} asking · {} rescue · {} undecided",
               tally_.posts, seconds, tally_.adverts, tally_.asking, tally_.rescues,
               tally_.undecided);
    if (tally_.other > 0) {
      fmt::print(stderr, " · {} not posts", tally_.other);
    }
    fmt::print(stderr, " · {} bad records\n", tally_.bad);
  }

  const Tally& tally() const { return tally_; }

  bool good() const { return good_; }

 private:
  const Settings& settings_;
  const files::ChunkSource& source_;
  BadRecordReport report_;
  ProgressLine progress_;
  Tally tally_;
  bool any_ = false;
  bool good_ = true;
};

int exit_code(const ScanJob& job, const Delivery& delivery, bool interrupted) {
  const Tally& tally = delivery.tally();
  if (interrupted) {
    return kInterrupted;
  }
  if (!delivery.good()) {
    return kInternal;
  }
  const bool gate = (job.fail_on == "review" && tally.adverts > 0) ||
                    (job.fail_on == "any" && tally.findings() > 0);
  if (gate) {
    return kGateFailed;
  }
  return tally.bad > 0 ? kBadRecords : kDone;
}

int scan(const ScanJob& job, const Settings& settings, EngineSlot& engines, PackReload& reload,
         std::vector<std::string> paths) {
  const std::atomic<bool>& interrupted = interrupt_flag();
  files::LineLimits limits;
  limits.line_bytes_max = job.line_bytes_max;
  files::FileChunks source(std::move(paths), limits, &interrupted);
  CleanSample sample(job.options.sample);
  CleanSample* const wanted_sample = job.options.sample > 0 ? &sample : nullptr;
  Delivery delivery(settings, source, job.all_errors ? UINT64_MAX : kErrorsShown);
  if (!delivery.start()) {
    return kInternal;
  }
  const auto start = std::chrono::steady_clock::now();
  PipelineJob pipeline{source, job.threads, {}, {}, {}, &interrupted};
  pipeline.make_worker = [&] {
    return std::make_unique<ScanWorker>(engines, settings, job.options, wanted_sample, interrupted);
  };
  pipeline.deliver = [&](ChunkResult& result) { return delivery.take(result); };
  bool reload_wanted = false;
  pipeline.tick = [&] {
    delivery.tick();
    reload_wanted |= take_hangup();
    reload_wanted = reload_wanted && !reload.start();
  };
  run_pipeline(pipeline);
  delivery.write(sample.written());
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  delivery.finish(passed.count());
  return exit_code(job, delivery, interrupted);
}

}  // namespace

int run_scan(const Arguments& arguments, const Settings& settings) {
  std::vector<std::string> paths = arguments.rest;
  const bool from_stdin = paths.empty();
  if (from_stdin && (stdin_is_terminal() || settings.no_input)) {
    complain("no input found, wanted files or posts on standard input\n\n" +
             help_text(arguments.path));
    return kUsage;
  }
  if (from_stdin) {
    paths.emplace_back("-");
  }
  const Result<ScanJob> job = make_job(arguments);
  if (!job.ok()) {
    complain(job.error().message());
    return kUsage;
  }
  Result<std::shared_ptr<const Engine>> engine = load_engine(arguments);
  if (!engine.ok()) {
    complain(engine.error().message());
    return kUsage;
  }
  EngineSlot engines(std::move(engine).value());
  PackReload reload(arguments, engines);
  static_cast<void>(take_hangup());  // from here on SIGHUP means: read the pack again
  return scan(job.value(), settings, engines, reload, std::move(paths));
}

}  // namespace seamark::app
