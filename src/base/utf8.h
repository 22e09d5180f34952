#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seamark {

inline bool is_utf8_lead(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0U) != 0x80U;
}

// Code points in valid UTF-8: the bytes that lead one.
inline size_t count_code_points(std::string_view utf8) {
  size_t count = 0;
  for (const char byte : utf8) {
    count += is_utf8_lead(byte) ? 1 : 0;
  }
  return count;
}

// The longest prefix of at most `bytes_max` bytes that does not cut a code point.
inline std::string_view truncate_utf8(std::string_view utf8, size_t bytes_max) {
  if (utf8.size() <= bytes_max) {
    return utf8;
  }
  while (bytes_max > 0 && !is_utf8_lead(utf8[bytes_max])) {
    --bytes_max;
  }
  return utf8.substr(0, bytes_max);
}

}  // namespace seamark
