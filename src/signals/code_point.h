#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seamark {

// One code point of a source text and the bytes it takes. At the ends of the text: value 0, bytes
// 0.
struct CodePoint {
  char32_t value = 0;
  uint32_t bytes = 0;
};

// What surrounds a punctuation mark decides what the mark means. Coarse on purpose: everything that
// is neither white space, a digit nor known punctuation counts as a letter.
enum class CharKind : uint8_t { kNone, kSpace, kDigit, kLetter, kOther };

// The code point that begins at byte `at`, or that ends before it. Ill-formed bytes are U+FFFD, one
// byte each.
CodePoint code_point_at(std::string_view utf8, size_t at);
CodePoint code_point_before(std::string_view utf8, size_t at);

CharKind char_kind(char32_t c);

inline CharKind kind_at(std::string_view utf8, size_t at) {
  return char_kind(code_point_at(utf8, at).value);
}

inline CharKind kind_before(std::string_view utf8, size_t at) {
  return char_kind(code_point_before(utf8, at).value);
}

}  // namespace seamark
