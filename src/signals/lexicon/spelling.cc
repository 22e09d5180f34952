#include "signals/lexicon/spelling.h"

#include <cstddef>
#include <cstdint>

namespace seamark::lexicon {

namespace {

// The next code point of valid UTF-8; 0 at the end.
uint32_t next_code_point(std::string_view text, size_t& at) {
  if (at >= text.size()) {
    return 0;
  }
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<uint32_t>(static_cast<uint8_t>(text[i])) : 0x80U;
  };
  const uint32_t lead = byte(at);
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  uint32_t value = lead & (0xFFU >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  at += length;
  return value;
}

// Lower case of the Latin, Greek and Cyrillic letters that exact terms are written with.
uint32_t lower(uint32_t c) {
  const bool ascii = c >= 'A' && c <= 'Z';
  const bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
  const bool greek = c >= 0x391 && c <= 0x3A9;
  const bool cyrillic = c >= 0x410 && c <= 0x42F;
  if (ascii || latin1 || greek || cyrillic) {
    return c + 0x20;
  }
  const bool pairs_even = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) ||
                          (c >= 0x1A0 && c <= 0x1A5) || (c >= 0x1E00 && c <= 0x1EFF);
  if (pairs_even) {
    return c | 1U;
  }
  const bool pairs_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (pairs_odd) {
    return c + (c & 1U);
  }
  return c == 0x1AF ? 0x1B0 : c;
}

}  // namespace

bool spelled_as(std::string_view original, std::string_view authored) {
  size_t a = 0;
  size_t b = 0;
  while (a < original.size() && b < authored.size()) {
    if (lower(next_code_point(original, a)) != lower(next_code_point(authored, b))) {
      return false;
    }
  }
  return a >= original.size() && b >= authored.size();
}

}  // namespace seamark::lexicon
