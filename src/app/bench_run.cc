#include "app/bench_run.h"

#include <algorithm>
#include <atomic>
#include <chrono>

#include <sys/resource.h>

#include "app/scan_worker.h"
#include "connect/files/memory_chunks.h"

namespace seamark::app {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  const std::chrono::duration<double> passed = Clock::now() - start;
  return passed.count();
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <typename Visit>
void for_each_post(std::string_view corpus, api::InputForm form, Visit&& visit) {
  files::MemoryChunks source(corpus);
  api::RecordReader reader(form);
  files::Chunk chunk;
  while (source.next(chunk)) {
    for (std::string_view rest = chunk.view(); !rest.empty();) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      const auto record = end == 0 ? api::Record{} : reader.read(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (record.ok() && record.value().post != nullptr) {
        visit(*record.value().post);
      }
    }
  }
}

}  // namespace

BenchRun run_bench_scan(const std::shared_ptr<const Engine>& engine, std::string_view corpus,
                        api::InputForm form, size_t threads) {
  files::MemoryChunks source(corpus);
  const Settings settings;
  const std::atomic<bool> interrupted{false};
  BenchRun run;
  run.threads = threads;
  run.bytes = corpus.size();
  const EngineSlot engines(engine);
  PipelineJob job{source, threads, {}, {}, {}, &interrupted};
  ScanOptions options;
  options.input = form;
  job.make_worker = [&] {
    return std::make_unique<ScanWorker>(engines, settings, options, nullptr, interrupted);
  };
  job.deliver = [&run](ChunkResult& result) {
    run.posts += result.tally.posts;
    run.findings += result.tally.findings();
    return true;
  };
  const double cpu_before = cpu_seconds();
  const Clock::time_point start = Clock::now();
  run_pipeline(job);
  run.seconds = seconds_since(start);
  run.cpu_seconds = cpu_seconds() - cpu_before;
  return run;
}

double run_bench_read(std::string_view corpus, api::InputForm form) {
  const Clock::time_point start = Clock::now();
  size_t bytes = 0;
  for_each_post(corpus, form, [&bytes](const Post& post) { bytes += post.text.size(); });
  return bytes == 0 ? 0 : seconds_since(start);
}

BenchLatency run_bench_latency(const std::shared_ptr<const Engine>& engine, std::string_view corpus,
                               api::InputForm form) {
  Scanner scanner(engine);
  std::vector<double> times_us;
  for_each_post(corpus, form, [&](const Post& post) {
    const Clock::time_point start = Clock::now();
    scanner.scan(post);
    times_us.push_back(seconds_since(start) * 1e6);
  });
  if (times_us.empty()) {
    return {};
  }
  std::sort(times_us.begin(), times_us.end());
  const auto at = [&times_us](double share) {
    const double last = static_cast<double>(times_us.size() - 1);
    return times_us[static_cast<size_t>(last * share)];
  };
  return {at(0.5), at(0.99), at(0.999), times_us.back()};
}

uint64_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace seamark::app
