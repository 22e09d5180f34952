#include "signals/structure_internal.h"

namespace seamark {
namespace {

bool is_ascii_lower(char32_t c) {
  return c >= 'a' && c <= 'z';
}

// "J. Smith", "U.S.": the dot follows one letter that stands alone.
bool follows_single_letter(std::string_view source, uint32_t dot) {
  const CodePoint letter = code_point_before(source, dot);
  if (char_kind(letter.value) != CharKind::kLetter) {
    return false;
  }
  const CharKind before = kind_before(source, dot - letter.bytes);
  return before != CharKind::kLetter && before != CharKind::kDigit;
}

bool dot_ends_sentence(std::string_view source, const Mark& mark) {
  const CodePoint next = code_point_at(source, mark.end);
  const CharKind kind = char_kind(next.value);
  if (kind == CharKind::kNone) {
    return true;
  }
  const bool ascii_joins = next.value < 0x80 && kind != CharKind::kSpace && next.value != '"' &&
                           next.value != '\'' && next.value != ')';
  if (ascii_joins || kind == CharKind::kDigit || follows_single_letter(source, mark.start)) {
    return false;
  }
  const bool after_digit = kind_before(source, mark.start) == CharKind::kDigit;
  // "12.11. um 22 Uhr": a date goes on in small letters.
  return !(after_digit && kind == CharKind::kSpace &&
           is_ascii_lower(code_point_at(source, mark.end + next.bytes).value));
}

}  // namespace

bool ends_sentence(std::string_view source, const Mark& mark) {
  switch (mark.value) {
    case '.':
      return dot_ends_sentence(source, mark);
    case '!':
    case '?': {
      // Part of a link's query, or one of several marks: the last one ends the sentence.
      const CodePoint next = code_point_at(source, mark.end);
      const CharKind kind = char_kind(next.value);
      return next.value != '!' && next.value != '?' && next.value != '.' &&
             (next.value >= 0x80 || (kind != CharKind::kLetter && kind != CharKind::kDigit));
    }
    case '\r':
      return code_point_at(source, mark.end).value != '\n';
    case '\n':
    case 0x2026:  // …
    case 0x2028:  // line separator
    case 0x2029:  // paragraph separator
    case 0x061F:  // ؟
    case 0x06D4:  // ۔
    case 0x0964:  // ।
    case 0x1362:  // ።
    case 0x3002:  // 。
    case 0xFF01:  // ！
    case 0xFF1F:  // ？
      return true;
    default:
      return false;
  }
}

}  // namespace seamark
