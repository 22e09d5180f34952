#include "connect/files/memory_chunks.h"

#include <algorithm>
#include <cstring>

#include "connect/files/count_lines.h"

namespace seamark::files {

MemoryChunks::MemoryChunks(std::string_view bytes, size_t chunk_bytes) : bytes_(bytes) {
  uint64_t line = 1;
  for (size_t start = 0; start < bytes.size();) {
    const size_t from = std::min(start + chunk_bytes, bytes.size()) - 1;
    const size_t found = bytes.find('\n', from);
    const size_t end = found == std::string_view::npos ? bytes.size() : found + 1;
    cuts_.push_back({start, end, line});
    line += count_lines(bytes.substr(start, end - start));
    start = end;
  }
}

bool MemoryChunks::next(Chunk& chunk) {
  const size_t index = taken_.fetch_add(1);
  if (index >= cuts_.size()) {
    return false;
  }
  const Cut& cut = cuts_[index];
  chunk.sequence = index;
  chunk.input = 0;
  chunk.first_line = cut.first_line;
  chunk.plain_text = false;
  chunk.problems.clear();
  chunk.size = cut.end - cut.start;
  chunk.bytes.reserve(chunk.size);
  std::memcpy(chunk.bytes.data(), bytes_.data() + cut.start, chunk.size);
  return true;
}

std::string MemoryChunks::input_name(uint32_t) const {
  return "memory";
}

Progress MemoryChunks::progress() const {
  return {};
}

}  // namespace seamark::files
