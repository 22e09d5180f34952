#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "api/post_equality_testing.h"
#include "base/padded_buffer.h"
#include "connect/json_walk.h"

// Any line: what the walk reads, the cursor reads as well, and the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static seamark::json::Walk walk;
  static seamark::json::Cursor cursor;
  static seamark::api::PostMembers walked;
  static seamark::api::PostMembers read;
  seamark::PaddedBuffer<char> bytes;
  bytes.reserve(size);
  std::memcpy(bytes.data(), data, size);
  const std::string_view line(bytes.data(), size);
  if (seamark::api::read_with(walk, line, walked) &&
      (!seamark::api::read_with(cursor, line, read) ||
       !seamark::api::same_post(walked.post, read.post))) {
    std::abort();
  }
  return 0;
}
