#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/signal.h"
#include "pack/builtin_concepts.h"
#include "text/folded_text.h"

namespace seamark::entities {

// A half-open range of folded units.
struct UnitSpan {
  size_t start = 0;
  size_t end = 0;

  bool overlaps(size_t from, size_t to) const { return start < to && from < end; }
};

// Something that a finder recognised in one view of one field.
struct Found {
  EntityType type = EntityType::kPhone;
  ConceptId concept_id = kEntityPhone;
  UnitSpan span;
  std::string value;
};

// Of one finder in one view: more are not looked for, so that a post of nothing but "@a @b @c …"
// does not fill the list.
constexpr size_t kFoundMax = 64;

// The folded text that a finder reads. Reading past the end gives zero units that are nothing.
struct TextView {
  const FoldedText& fold;
  std::u16string_view units;

  explicit TextView(const FoldedText& text) : fold(text), units(text.units.data(), text.size) {}

  size_t size() const { return units.size(); }

  char16_t at(size_t i) const { return i < units.size() ? units[i] : u'\0'; }

  bool is_digit(size_t i) const { return i < units.size() && fold.digit.test(i); }

  bool is_word(size_t i) const { return i < units.size() && fold.word.test(i); }

  bool is_latin(size_t i) const { return i < units.size() && fold.latin.test(i); }

  // The first digit at or after `from`, or the size.
  size_t next_digit(size_t from) const {
    const uint64_t* words = fold.digit.words();
    while (from < units.size()) {
      const uint64_t bits = words[from >> 6U] >> (from & 63U);
      if (bits != 0) {
        return from + static_cast<size_t>(std::countr_zero(bits));
      }
      from = (from | 63U) + 1;
    }
    return units.size();
  }
};

// The first unit at or after `from` that is one of three, or the size: for marks that few texts
// hold. Looks at 32 units together.
inline size_t next_mark(std::u16string_view units, size_t from, char16_t a, char16_t b,
                        char16_t c) {
  constexpr size_t kBlock = 32;
  for (; from + kBlock <= units.size(); from += kBlock) {
    uint16_t any = 0;
    for (size_t i = from; i < from + kBlock; ++i) {
      const char16_t unit = units.data()[i];
      any |= static_cast<uint16_t>(unit == a || unit == b || unit == c);
    }
    if (any != 0) {
      break;
    }
  }
  while (from < units.size() && units[from] != a && units[from] != b && units[from] != c) {
    ++from;
  }
  return from;
}

inline bool covered(const std::vector<UnitSpan>& spans, size_t from, size_t to) {
  for (const UnitSpan& span : spans) {
    if (span.overlaps(from, to)) {
      return true;
    }
  }
  return false;
}

inline bool is_ascii_letter(char16_t unit) {
  return unit >= u'a' && unit <= u'z';
}

inline bool is_ascii_digit(char16_t unit) {
  return unit >= u'0' && unit <= u'9';
}

inline bool is_ascii_alnum(char16_t unit) {
  return is_ascii_letter(unit) || is_ascii_digit(unit);
}

// The units as ASCII; '?' for any that is not.
inline std::string to_ascii(std::u16string_view units) {
  std::string text;
  text.reserve(units.size());
  for (const char16_t unit : units) {
    text.push_back(unit < 0x80 ? static_cast<char>(unit) : '?');
  }
  return text;
}

}  // namespace seamark::entities
