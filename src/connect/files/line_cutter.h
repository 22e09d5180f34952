#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "connect/files/byte_stream.h"
#include "connect/files/chunk.h"

namespace seamark::files {

struct LineLimits {
  size_t chunk_bytes = size_t{1} << 20U;     // aimed at; at most line_bytes_max
  size_t line_bytes_max = size_t{4} << 20U;  // longer lines are passed over
};

// Cuts one stream into chunks of whole lines. Thread-bound. Memory: one chunk and one block.
class LineCutter {
 public:
  LineCutter(std::unique_ptr<ByteStream> stream, LineLimits limits);

  // Fills bytes, size, first_line, plain_text and problems of `chunk`; false at the end of the
  // stream.
  bool next(Chunk& chunk);

  uint64_t position() const { return stream_->position(); }

 private:
  bool read_some(Chunk& chunk, size_t room);
  void skip_long_line(Chunk& chunk);
  void finish(Chunk& chunk, size_t whole);

  std::unique_ptr<ByteStream> stream_;
  LineLimits limits_;
  std::string carry_;  // the start of a line whose end is not read yet
  uint64_t line_ = 1;
  bool ended_ = false;
  bool failed_ = false;
  bool head_seen_ = false;
  bool plain_text_ = false;
};

}  // namespace seamark::files
