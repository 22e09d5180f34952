#pragma once

#include <string_view>

#include "match/literal_set.h"
#include "text/folded_text.h"

namespace seamark {

// Tests only. Letters and digits of ASCII, and everything from U+00C0 up to the punctuation block
// and from U+3400 to U+DFFF, make words.
inline bool plain_word(char16_t unit) {
  return (unit >= u'0' && unit <= u'9') || (unit >= u'a' && unit <= u'z') ||
         (unit >= 0xC0 && unit < 0x2000) || (unit >= 0x3400 && unit < 0xE000);
}

// Tests only: a FoldedText of given units, as if each were one source byte. Unlike fold(), it takes
// any units, so that a test says exactly what the matcher sees.
inline FoldedText plain_text(std::u16string_view units) {
  FoldedText text;
  text.size = units.size();
  text.source_bytes = static_cast<uint32_t>(units.size());
  text.units.reserve(units.size() + 64);
  text.offsets.reserve(units.size() + 1);
  for (BitRow* row : {&text.word, &text.digit, &text.latin, &text.lookalike, &text.altered,
                      &text.line_end, &text.space}) {
    row->reserve(units.size());
  }
  for (size_t i = 0; i < units.size(); ++i) {
    const char16_t unit = units[i];
    text.units[i] = unit;
    text.offsets[i] = static_cast<uint32_t>(i);
    const bool digit = unit >= u'0' && unit <= u'9';
    const bool latin = unit >= u'a' && unit <= u'z';
    if (digit) {
      text.digit.set(i);
    }
    if (latin) {
      text.latin.set(i);
    }
    if (unit == u' ') {
      text.space.set(i);
    }
    if (plain_word(unit)) {
      text.word.set(i);
    }
    if (unit >= 0x3400 && unit <= 0x9FFF) {
      text.flags |= kTextHasHan;
    }
    if (unit >= 0xE000 && unit <= 0xF8FF) {
      text.flags |= kTextHasEmoji;
    }
  }
  text.offsets[units.size()] = text.source_bytes;
  return text;
}

// Tests only: a term as plain_text() would show it.
inline LiteralTerm plain_term(std::u16string_view units, TermMatch match) {
  LiteralTerm term{.units = std::u16string(units), .match = match};
  for (size_t i = 0; i < units.size() && i < 64; ++i) {
    term.word |= uint64_t{plain_word(units[i])} << i;
  }
  return term;
}

}  // namespace seamark
