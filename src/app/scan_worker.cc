#include "app/scan_worker.h"

#include <cstring>
#include <utility>

#include "api/post_json.h"

namespace seamark::app {
namespace {

void count(const Assessment& assessment, Tally& tally) {
  switch (assessment.verdict) {
    case Verdict::kAdvert:
      ++tally.adverts;
      break;
    case Verdict::kAsking:
      ++tally.asking;
      break;
    case Verdict::kUndecided:
      ++tally.undecided;
      break;
    case Verdict::kNone:
      tally.rescues += assessment.category.empty() ? 0 : 1;
      break;
  }
}

// The line without its end; empty lines are none.
std::string_view trim(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ' ||
                           line.back() == '\t')) {
    line.remove_suffix(1);
  }
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    line.remove_prefix(1);
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  return line.starts_with(kByteOrderMark) ? line.substr(kByteOrderMark.size()) : line;
}

}  // namespace

bool is_finding(const Assessment& assessment) {
  return assessment.verdict != Verdict::kNone || !assessment.category.empty();
}

ScanWorker::Session::Session(std::shared_ptr<const Engine> engine_in_use, const Settings& settings)
    : engine(std::move(engine_in_use)), scanner(engine), output(settings, engine->pack()) {}

ScanWorker::ScanWorker(const EngineSlot& engines, const Settings& settings,
                       const ScanOptions& options, CleanSample* sample,
                       const std::atomic<bool>& interrupted)
    : engines_(engines),
      settings_(settings),
      options_(options),
      sample_(sample),
      interrupted_(interrupted),
      reader_(options.input) {}

void ScanWorker::work(const files::Chunk& chunk, ChunkResult& result) {
  if (std::shared_ptr<const Engine> engine = engines_.current();
      session_ == nullptr || session_->engine != engine) {
    session_ = std::make_unique<Session>(std::move(engine), settings_);
  }
  uint64_t number = chunk.first_line;
  size_t problem = 0;
  const auto add_problems_before = [&](uint64_t line) {
    for (; problem < chunk.problems.size() && chunk.problems[problem].line < line; ++problem) {
      result.bad.push_back(
          {chunk.problems[problem].line, chunk.problems[problem].message, /*of_input=*/true});
      ++result.tally.bad;
      result.stop = result.stop || options_.strict;
    }
  };
  for (std::string_view rest = chunk.view(); !rest.empty() && !result.stop; ++number) {
    const auto* end = static_cast<const char*>(std::memchr(rest.data(), '\n', rest.size()));
    const size_t size = end == nullptr ? rest.size() : static_cast<size_t>(end - rest.data()) + 1;
    const std::string_view line = trim(rest.substr(0, size));
    rest.remove_prefix(size);
    if (interrupted_.load(std::memory_order_relaxed)) {
      return;
    }
    add_problems_before(number);
    if (!line.empty() && !result.stop) {
      take_record(line, chunk.plain_text, number, result);
    }
  }
  if (!result.stop) {
    add_problems_before(UINT64_MAX);
  }
}

void ScanWorker::take_record(std::string_view line, bool plain, uint64_t number,
                             ChunkResult& result) {
  ++result.tally.records;
  const auto record = plain ? reader_.read_plain(line) : reader_.read(line);
  if (!record.ok()) {
    ++result.tally.bad;
    result.bad.push_back({number, record.error().message(), /*of_input=*/false});
    result.stop = options_.strict;
    return;
  }
  if (record.value().post == nullptr) {
    ++result.tally.other;
    return;
  }
  take_post(*record.value().post, result);
}

void ScanWorker::take_post(const Post& post, ChunkResult& result) {
  const Assessment& assessment = session_->scanner.scan(post);
  ++result.tally.posts;
  count(assessment, result.tally);
  const bool finding = is_finding(assessment);
  if (finding || options_.all) {
    session_->output.write(assessment, api::id_or_content_id(post, made_id_), post, result.out);
  } else if (sample_ != nullptr) {
    const uint64_t hash = sample_hash(post.id.empty() ? post.text : post.id);
    if (sample_->wants(hash)) {
      const size_t before = result.out.size();
      session_->output.write(assessment, api::id_or_content_id(post, made_id_), post, result.out);
      sample_->add(hash, {result.out.data() + before, result.out.size() - before});
      result.out.resize(before);
    }
  }
}

}  // namespace seamark::app
