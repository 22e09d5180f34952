#include "text/obfuscation.h"

#include <string_view>

#include "text/fold_class.h"
#include "text/fold_table.h"
#include "text/number_words.h"

namespace seamark {

namespace {

constexpr size_t kInnerMarksMax = 3;

bool starts_with(const FoldedText& text, UnitSpan span, std::u16string_view prefix) {
  if (span.last - span.first < prefix.size()) {
    return false;
  }
  return std::u16string_view(text.units.data() + span.first, prefix.size()) == prefix;
}

// Letters of alphabets; a syllable or ideograph alone is a word of its own.
bool is_alphabetic(const FoldedText& text, size_t i) {
  const char16_t unit = text.units[i];
  return is_letter(text, i) &&
         (text.latin.test(i) || text.lookalike.test(i) || (unit >= 0x05D0 && unit < 0x0700));
}

bool stands_alone(const FoldedText& text, size_t i) {
  return is_alphabetic(text, i) && (i == 0 || !text.word.test(i - 1)) && !text.word.test(i + 1);
}

}  // namespace

uint8_t class_of(const FoldedText& text, size_t i) {
  uint32_t bits = text.word.test(i) ? kFoldWord : 0;
  bits |= text.digit.test(i) ? kFoldDigit : 0;
  bits |= text.latin.test(i) ? kFoldLatin : 0;
  bits |= text.lookalike.test(i) ? kFoldLookalike : 0;
  bits |= text.altered.test(i) ? kFoldAltered : 0;
  bits |= text.line_end.test(i) ? kFoldLineEnd : 0;
  bits |= text.space.test(i) ? kFoldSpace : 0;
  return static_cast<uint8_t>(bits >> 16U);
}

bool is_letter(const FoldedText& text, size_t i) {
  return text.word.test(i) && !text.digit.test(i);
}

UnitSpan token_at(const FoldedText& text, size_t i) {
  size_t first = i;
  while (first > 0 && text.units[first - 1] != u' ') {
    --first;
  }
  size_t last = i;
  while (last < text.size && text.units[last] != u' ') {
    ++last;
  }
  return {first, last};
}

namespace {

// Signs from `first` on that only links, addresses, paths and handles hold.
bool has_link_sign(const FoldedText& text, UnitSpan token) {
  bool at_sign = false;
  bool dot = false;
  for (size_t i = token.first; i < token.last; ++i) {
    const char16_t unit = text.units[i];
    const bool dot_before = dot;
    dot = dot || unit == u'.';
    if (unit == u'@' || unit == u'#') {
      if (i > 0 && !text.word.test(i - 1)) {
        return true;
      }
      at_sign = at_sign || unit == u'@';
    } else if ((unit == u'.' && at_sign) || unit == u'_' || unit == u'\\' ||
               (unit == u'/' && (dot_before || text.units[i + 1] == u'/')) ||
               ((unit == u'=' || unit == u'?') && dot_before)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool is_link_or_handle(const FoldedText& text, UnitSpan token) {
  size_t i = token.first;
  while (i < token.last && !text.word.test(i)) {
    if (text.units[i] == u'@' || text.units[i] == u'#' || text.units[i] == u'/') {
      return true;
    }
    ++i;
  }
  // A link whose slashes have come apart: "t co / slug".
  const bool after_slash = token.first >= 2 && text.units[token.first - 2] == u'/';
  const UnitSpan rest{i, token.last};
  return after_slash || starts_with(text, rest, u"www.") || has_link_sign(text, rest);
}

char16_t leet_letter(char16_t unit) {
  switch (unit) {
    case u'0':
      return u'o';
    case u'1':
    case u'!':
      return u'i';
    case u'3':
      return u'e';
    case u'4':
    case u'@':
      return u'a';
    case u'5':
    case u'$':
      return u's';
    case u'7':
      return u't';
    default:
      return 0;
  }
}

char16_t lookalike_letter(char16_t unit) {
  switch (unit) {  // likenesses that TR39 does not list
    case u'п':
      return u'n';
    case u'ш':
      return u'w';
    case u'я':
      return u'r';
    default:
      break;
  }
  size_t low = 0;
  size_t high = kLookalikeCount;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (kLookalikes[middle].unit == unit) {
      return static_cast<char16_t>(kLookalikes[middle].ascii);
    }
    (kLookalikes[middle].unit < unit ? low : high) =
        kLookalikes[middle].unit < unit ? middle + 1 : middle;
  }
  return 0;
}

bool imitates_latin(const FoldedText& text) {
  const size_t latin = text.latin.count(0, text.size);
  const size_t foreign = text.lookalike.count(0, text.size);
  if (foreign < 3 || latin < 3 * foreign) {
    return false;
  }
  for (size_t i = 0; i < text.size; ++i) {
    if (text.lookalike.test(i) && lookalike_letter(text.units[i]) < u'a') {
      return false;
    }
  }
  return true;
}

SpacedLetters spaced_letters_at(const FoldedText& text, size_t first) {
  SpacedLetters run;
  size_t i = first;
  while (i < text.size && stands_alone(text, i)) {
    run.last = i + 1;
    ++run.letters;
    size_t next = i + 1;
    while (next < text.size && next - i <= kSeparatorUnitsMax && !text.word.test(next)) {
      ++next;
    }
    i = next;
  }
  return run;
}

size_t word_end(const FoldedText& text, size_t first) {
  while (first < text.size && text.word.test(first)) {
    ++first;
  }
  return first;
}

NumberRun number_run_at(const FoldedText& text, size_t first) {
  NumberRun run;
  size_t i = first;
  while (i < text.size && text.word.test(i)) {
    const size_t end = word_end(text, i);
    const bool digits = i != first && text.digit.count(i, end) == end - i;
    if (!digits && number_word(text.units.data() + i, end - i) < 0) {
      break;
    }
    run.words += digits ? 0 : 1;
    run.last = end;
    i = end;
    while (i < text.size && i - end < kSeparatorUnitsMax && !text.word.test(i)) {
      ++i;
    }
  }
  return run;
}

bool is_odd_mark(const FoldedText& text, size_t i) {
  const char16_t unit = text.units[i];
  if (text.word.test(i) || unit == u' ') {
    return false;
  }
  switch (unit) {
    case u'*':
    case u'^':
    case u'~':
    case u'|':
    case u'=':
    case u'•':
    case u'·':
    case u'¤':
    case u'¦':
      return true;
    default:
      return (unit >= 0x2190 && unit < 0x3000) || (unit >= 0xE000 && unit <= 0xF8FF);
  }
}

size_t inner_mark_end(const FoldedText& text, size_t first) {
  if (first == 0 || !is_letter(text, first - 1)) {
    return first;
  }
  size_t last = first;
  while (last < text.size && last - first < kInnerMarksMax && is_odd_mark(text, last)) {
    ++last;
  }
  return last < text.size && is_letter(text, last) ? last : first;
}

}  // namespace seamark
