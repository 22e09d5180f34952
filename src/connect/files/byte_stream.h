#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace seamark::files {

// Bytes in order, from a file, a pipe or a decompressor over one. Thread-bound. Memory: constant.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Puts up to `size` bytes at `out`; 0 at the end. After an error the stream is over.
  virtual Result<size_t> read(char* out, size_t size) = 0;

  // Bytes taken from the file itself so far.
  virtual uint64_t position() const = 0;

  // False when read() would wait for whoever writes: what has been read should not wait with it.
  virtual bool ready() const { return true; }
};

// The bytes of a file ("-": standard input) as they are. A pipe that is waited for ends when
// `stop`, which may be null, is set.
Result<std::unique_ptr<ByteStream>> open_raw(const std::string& path,
                                             const std::atomic<bool>* stop = nullptr);

// The content of memory, for tests and fuzzing. `bytes` is copied.
std::unique_ptr<ByteStream> raw_from_memory(std::string bytes);

// What `raw` holds when decompressed: gzip (several members too) and zstd (several frames) are told
// by their first bytes, all else is passed through. `name` only sharpens the error of a damaged
// file: one that ends in .gz or .zst must be what it says. A zstd window above 32 MiB is refused.
Result<std::unique_ptr<ByteStream>> decompress(std::unique_ptr<ByteStream> raw,
                                               const std::string& name);

}  // namespace seamark::files
