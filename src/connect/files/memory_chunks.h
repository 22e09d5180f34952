#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

#include "connect/files/chunk.h"

namespace seamark::files {

// Lines that are in memory already: for benchmarks and tests. Thread-safe; the bytes are copied
// into the callers' chunks, as a file's would be.
class MemoryChunks : public ChunkSource {
 public:
  // `bytes` must outlive the source.
  explicit MemoryChunks(std::string_view bytes, size_t chunk_bytes = size_t{1} << 20U);

  bool next(Chunk& chunk) override;
  std::string input_name(uint32_t input) const override;
  Progress progress() const override;

 private:
  struct Cut {
    size_t start = 0;
    size_t end = 0;
    uint64_t first_line = 1;
  };

  std::string_view bytes_;
  std::vector<Cut> cuts_;
  std::atomic<size_t> taken_{0};
};

}  // namespace seamark::files
