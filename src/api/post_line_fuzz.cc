#include <cstddef>
#include <cstdint>
#include <cstring>

#include "api/labelled_post_json.h"
#include "api/post_json.h"
#include "base/padded_buffer.h"

// Any line: a post or an error, and no read outside the line and its padding.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static seamark::api::PostReader reader;
  static seamark::api::LabelledPostReader labelled_reader;
  seamark::PaddedBuffer<char> line;
  line.reserve(size);
  std::memcpy(line.data(), data, size);
  const auto post = reader.read({line.data(), size});
  if (post.ok()) {
    seamark::api::content_id(*post.value());
  }
  static_cast<void>(labelled_reader.read({line.data(), size}));
  return 0;
}
