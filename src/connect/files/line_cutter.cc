#include "connect/files/line_cutter.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "connect/files/count_lines.h"

namespace seamark::files {
namespace {

constexpr size_t kBlockBytes = size_t{256} << 10U;

std::string too_long(uint64_t bytes, size_t limit) {
  return "line of " + std::to_string(bytes) + " bytes passed over, wanted at most " +
         std::to_string(limit);
}

}  // namespace

LineCutter::LineCutter(std::unique_ptr<ByteStream> stream, LineLimits limits)
    : stream_(std::move(stream)), limits_(limits) {
  limits_.chunk_bytes = std::min(limits_.chunk_bytes, limits_.line_bytes_max);
}

// False when the stream gave nothing more.
bool LineCutter::read_some(Chunk& chunk, size_t room) {
  chunk.bytes.reserve(chunk.size + room);
  Result<size_t> got = stream_->read(chunk.bytes.data() + chunk.size, room);
  if (!got.ok()) {
    failed_ = true;
    const uint64_t at = line_ + count_lines(chunk.view());
    chunk.problems.push_back({at, got.error().message() + "; the rest is not read"});
  }
  const size_t count = got.ok() ? got.value() : 0;
  chunk.size += count;
  ended_ = count == 0;
  if (!head_seen_ && count > 0) {
    const size_t at = chunk.view().find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    head_seen_ = at != std::string_view::npos;
    plain_text_ = head_seen_ && chunk.bytes[at] != '{' && chunk.bytes[at] != '[';
  }
  return count > 0;
}

bool LineCutter::next(Chunk& chunk) {
  chunk.problems.clear();
  chunk.size = 0;
  if (ended_) {
    return false;
  }
  chunk.bytes.reserve(std::max(limits_.chunk_bytes, carry_.size()));
  std::memcpy(chunk.bytes.data(), carry_.data(), carry_.size());
  chunk.size = std::exchange(carry_, {}).size();
  const size_t longest = limits_.line_bytes_max + 1;  // with its line end
  size_t searched = 0;
  size_t whole = 0;
  while (whole == 0 || (chunk.size < limits_.chunk_bytes && stream_->ready())) {
    const size_t target = whole == 0 ? longest : limits_.chunk_bytes;
    if (chunk.size >= target) {
      skip_long_line(chunk);
      return true;
    }
    if (!read_some(chunk, std::min(kBlockBytes, target - chunk.size))) {
      break;
    }
    const std::string_view fresh = chunk.view().substr(searched);
    const size_t end = fresh.rfind('\n');
    whole = end == std::string_view::npos ? whole : searched + end + 1;
    searched = chunk.size;
  }
  if (ended_ && !failed_) {
    whole = chunk.size;  // the last line may lack its end; one cut off by damage is not a line
  }
  finish(chunk, whole);
  return whole > 0 || !chunk.problems.empty();
}

void LineCutter::finish(Chunk& chunk, size_t whole) {
  if (!failed_) {
    carry_.assign(chunk.bytes.data() + whole, chunk.size - whole);
  }
  chunk.size = whole;
  chunk.first_line = line_;
  chunk.plain_text = plain_text_;
  line_ += count_lines(chunk.view());
}

// The chunk holds the start of a line above the limit: drops it, and reads on behind its end.
void LineCutter::skip_long_line(Chunk& chunk) {
  const uint64_t number = line_;
  uint64_t bytes = chunk.size;
  std::string rest;
  while (true) {
    chunk.size = 0;
    if (!read_some(chunk, std::min(kBlockBytes, limits_.line_bytes_max))) {
      break;
    }
    const size_t end = chunk.view().find('\n');
    if (end != std::string_view::npos) {
      bytes += end;
      rest.assign(chunk.bytes.data() + end + 1, chunk.size - end - 1);
      break;
    }
    bytes += chunk.size;
  }
  chunk.problems.insert(chunk.problems.begin(), {number, too_long(bytes, limits_.line_bytes_max)});
  chunk.size = 0;
  finish(chunk, 0);
  line_ = number + 1;
  carry_ = std::move(rest);
}

}  // namespace seamark::files
