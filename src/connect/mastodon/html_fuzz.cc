#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "connect/mastodon/html_text.h"

// Any bytes, as the content of a status: text that is not longer, in linear time.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static seamark::mastodon::HtmlText text;
  seamark::mastodon::html_to_text({reinterpret_cast<const char*>(data), size}, text);
  SEAMARK_CHECK(text.text.size() <= size);
  return 0;
}
