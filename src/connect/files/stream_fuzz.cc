#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "connect/files/byte_stream.h"
#include "connect/files/line_cutter.h"

// Any bytes, as a file: they are cut into lines of bounded size, or the damage is told.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  auto stream = seamark::files::decompress(seamark::files::raw_from_memory(std::move(bytes)), "f");
  if (!stream.ok()) {
    return 0;
  }
  constexpr size_t kLineMax = 512;
  seamark::files::LineCutter cutter(std::move(stream).value(), {256, kLineMax});
  seamark::files::Chunk chunk;
  uint64_t line = 1;
  for (int i = 0; i < 4096 && cutter.next(chunk); ++i) {
    SEAMARK_CHECK(chunk.size <= kLineMax + 1);
    SEAMARK_CHECK(chunk.first_line >= line);
    line = chunk.first_line;
  }
  return 0;
}
