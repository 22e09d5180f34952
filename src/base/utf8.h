#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace seamark {

inline bool is_utf8_lead(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0U) != 0x80U;
}

// Code points in valid UTF-8: the bytes that lead one. Eight bytes together, of which each that
// goes on with one leaves a bit.
inline size_t count_code_points(std::string_view utf8) {
  constexpr uint64_t kOnes = 0x0101010101010101U;
  size_t count = utf8.size();
  size_t at = 0;
  for (; at + sizeof(uint64_t) <= utf8.size(); at += sizeof(uint64_t)) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, utf8.data() + at, sizeof bytes);
    const uint64_t following = (bytes >> 7U) & ~(bytes >> 6U) & kOnes;
    count -= (following * kOnes) >> 56U;
  }
  for (; at < utf8.size(); ++at) {
    count -= is_utf8_lead(utf8[at]) ? 0 : 1;
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
