#include "text/folded_text.h"

namespace seamark {

namespace {

bool is_ideograph(char16_t unit) {
  return (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xF900 && unit <= 0xFAFF);
}

// Words begun in [0, i] where ideographs are a word each.
size_t words_begun(const FoldedText& text, size_t i) {
  size_t begun = 0;
  bool inside = false;
  for (size_t k = 0; k <= i; ++k) {
    const bool word = text.word.test(k);
    const bool ideograph = word && is_ideograph(text.units[k]);
    begun += static_cast<size_t>(ideograph || (word && !inside));
    inside = word && !ideograph;
  }
  return begun;
}

}  // namespace

void FoldedText::reserve(size_t unit_count) {
  units.reserve(unit_count + 64);
  offsets.reserve(unit_count + 64);
  for (BitRow* row : {&word, &digit, &latin, &lookalike, &altered, &line_end, &space}) {
    row->reserve(unit_count + 64);
  }
}

FoldedText::Source FoldedText::source_of(size_t start, size_t end) const {
  const uint32_t last = offsets[end - 1];
  while (end < size && offsets[end] == last) {
    ++end;
  }
  return {offsets[start], offsets[end]};
}

size_t FoldedText::word_index(size_t i) const {
  if (size == 0) {
    return 0;
  }
  i = i < size ? i : size - 1;
  size_t begun = 0;
  if ((flags & kTextHasHan) != 0) {
    begun = words_begun(*this, i);
  } else {
    uint64_t carry = 0;
    const size_t last = i / 64;
    for (size_t k = 0; k <= last; ++k) {
      const uint64_t bits = word.words()[k];
      uint64_t starts = bits & ~((bits << 1U) | carry);
      carry = bits >> 63U;
      if (k == last && (i & 63U) != 63U) {
        starts &= (uint64_t{2} << (i & 63U)) - 1;
      }
      begun += count_ones(starts);
    }
  }
  return begun;
}

}  // namespace seamark
