#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "connect/files/chunk.h"
#include "connect/files/line_cutter.h"

namespace seamark::files {

// The lines of files ("-": standard input), one file after the other, plain or compressed.
// Thread-safe. Memory: a chunk per caller, a block, and the decompressor's window.
//
// When `stop` is set, a pipe that is waited for ends.
//
//   FileChunks source({"posts.ndjson.gz", "-"});
//   for (Chunk chunk; source.next(chunk);) …
class FileChunks : public ChunkSource {
 public:
  explicit FileChunks(std::vector<std::string> paths, LineLimits limits = {},
                      const std::atomic<bool>* stop = nullptr);

  bool next(Chunk& chunk) override;
  std::string input_name(uint32_t input) const override;
  Progress progress() const override;

 private:
  bool open_next(Chunk& chunk);

  const std::vector<std::string> paths_;
  const LineLimits limits_;
  const std::atomic<bool>* const stop_;
  uint64_t bytes_total_ = 0;
  std::atomic<uint64_t> bytes_read_{0};
  std::mutex mutex_;  // guards all below
  std::unique_ptr<LineCutter> cutter_;
  uint64_t bytes_before_ = 0;  // of the files that are done
  size_t opened_ = 0;
  uint64_t sequence_ = 0;
};

}  // namespace seamark::files
