#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/padded_buffer.h"

namespace seamark::files {

// Something that could not be read: a line, or the rest of a file.
struct InputProblem {
  uint64_t line = 0;    // from 1; 0: the file as a whole
  std::string message;  // no content
};

// A run of whole lines of one input. Reused: next() keeps its room. Padding behind the bytes is
// readable.
struct Chunk {
  uint64_t sequence = 0;    // over all inputs, from 0
  uint32_t input = 0;       // which input: see ChunkSource::input_name()
  uint64_t first_line = 1;  // number of the first line
  bool plain_text = false;  // the input does not start as JSON does
  PaddedBuffer<char> bytes;
  size_t size = 0;
  std::vector<InputProblem> problems;  // in order of their lines

  std::string_view view() const { return {bytes.data(), size}; }
};

// How far a source is, for a progress line. Sizes are of the files as they lie on disk.
struct Progress {
  uint64_t bytes_read = 0;
  uint64_t bytes_total = 0;  // 0: not known (a pipe)
};

// Where records come from. next() is thread-safe: workers pull, each into its own chunk.
class ChunkSource {
 public:
  virtual ~ChunkSource() = default;

  // False at the end of all inputs. A chunk may be empty of bytes and hold problems only.
  virtual bool next(Chunk& chunk) = 0;

  virtual std::string input_name(uint32_t input) const = 0;
  virtual Progress progress() const = 0;
};

}  // namespace seamark::files
