#pragma once

#include <cstddef>
#include <string_view>

#include "base/padded_buffer.h"

namespace seamark::json {

// The length of a string token whose opening quote stands before `text`, without the closing quote;
// the caller knows that there is one and that 16 bytes behind it may be read. `escaped` tells of a
// backslash.
struct StringToken {
  std::string_view raw;
  bool escaped = false;
};

StringToken string_token(const char* text);

// Room for the unescaped strings of one record. Thread-bound. Views live until the next start().
class StringArena {
 public:
  // Forgets the strings; the next ones together are at most `bytes_max` long.
  void start(size_t bytes_max);

  // Resolves the escapes of `raw`; half a surrogate pair becomes U+FFFD. False: a wrong escape.
  bool unescape(std::string_view raw, std::string_view& out);

 private:
  PaddedBuffer<char> bytes_;
  size_t wanted_ = 0;
  size_t used_ = 0;
};

}  // namespace seamark::json
