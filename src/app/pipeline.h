#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/json_writer.h"
#include "connect/files/chunk.h"

namespace seamark::app {

struct BadRecord {
  uint64_t line = 0;  // 0: the input as a whole
  std::string reason;
  bool of_input = false;  // what could not be read is the file, not only a record of it
};

// What happened to records.
struct Tally {
  uint64_t records = 0;  // lines that are not empty
  uint64_t posts = 0;    // read and judged
  uint64_t other = 0;    // messages that are no posts
  uint64_t bad = 0;
  uint64_t adverts = 0;
  uint64_t asking = 0;
  uint64_t rescues = 0;
  uint64_t undecided = 0;

  uint64_t findings() const { return adverts + asking + rescues + undecided; }

  void add(const Tally& other_tally);
};

// What a worker made of one chunk.
struct ChunkResult {
  uint32_t input = 0;
  api::JsonBuffer out;
  std::vector<BadRecord> bad;
  Tally tally;
  bool stop = false;  // nothing more is wanted

  void clear();
};

// The work on one chunk; made once per thread.
class ChunkWorker {
 public:
  virtual ~ChunkWorker() = default;
  virtual void work(const files::Chunk& chunk, ChunkResult& result) = 0;
};

struct PipelineJob {
  files::ChunkSource& source;
  size_t threads = 1;
  std::function<std::unique_ptr<ChunkWorker>()> make_worker;
  // Called in the order of the chunks, one at a time. False: stop.
  std::function<bool(ChunkResult&)> deliver;
  // Called about ten times a second while work goes on, never beside deliver; may be empty.
  std::function<void()> tick;
  const std::atomic<bool>* interrupted = nullptr;
};

// Pulls chunks with `threads` threads and delivers their results in order. Memory: threads + 2
// results at most wait for their turn. Returns when all is delivered.
void run_pipeline(const PipelineJob& job);

}  // namespace seamark::app
