#pragma once

#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/padded_buffer.h"

namespace seamark::json {

// The length of a string token whose opening quote stands before `text`, without the closing quote;
// the caller knows that there is one and that 16 bytes behind it may be read. `escaped` tells of a
// backslash.
struct StringToken {
  const char* text = nullptr;
  size_t size = 0;
  bool escaped = false;

  std::string_view raw() const { return {text, size}; }
};

// The next quote or backslash at or after `p`.
inline const char* next_special(const char* p) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i slash = _mm_set1_epi8('\\');
  while (true) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const int mask =
        _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)));
    if (mask != 0) {
      return p + __builtin_ctz(static_cast<unsigned>(mask));
    }
    p += 16;
  }
#else
  while (*p != '"' && *p != '\\') {
    ++p;
  }
  return p;
#endif
}

// Inline, as are the steps of Cursor that run for every member: handed back through memory in two
// halves and loaded as one, the view costs more than finding it.
inline StringToken string_token(const char* text) {
  const char* p = next_special(text);
  const bool escaped = *p != '"';
  while (*p != '"') {
    p = next_special(p + 2);  // the escaped byte is never the end
  }
  return {text, static_cast<size_t>(p - text), escaped};
}

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
