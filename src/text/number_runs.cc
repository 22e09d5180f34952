#include "text/number_runs.h"

#include <bit>

#include "text/number_words.h"

namespace seamark {

namespace {

// 64 bits of a row from any bit on. The row is zero past its end.
uint64_t bits_at(const BitRow& row, size_t bit) {
  const uint64_t* words = row.words() + (bit >> 6U);
  const size_t shift = bit & 63U;
  return shift == 0 ? words[0] : (words[0] >> shift) | (words[1] << (64 - shift));
}

}  // namespace

bool NumberRuns::any(size_t base, uint64_t starts, uint64_t numbers) {
  for (; starts != 0; starts &= starts - 1) {
    if (skip_ > 0) {
      --skip_;
      continue;
    }
    skip_ = kNumberWordsMin - 1;
    const auto bit = static_cast<size_t>(std::countr_zero(starts));
    const size_t at = base + bit;
    const bool likely = ((numbers >> bit) & 1U) != 0 || number_word_at(at);
    if (likely && at >= walked_ && words_about(at) >= kNumberWordsMin) {
      return true;
    }
  }
  return false;
}

bool NumberRuns::number_word_at(size_t at) const {
  const auto size = static_cast<size_t>(std::countr_one(bits_at(text_.word, at)));
  return number_word(text_.units.data() + at, size) >= 0;
}

// Number words in the run of numbers that has the word at `at`; 0 if that is no number. Walks
// each run once.
size_t NumberRuns::words_about(size_t at) {
  size_t words = 0;
  for (UnitSpan word{at, word_end(text_, at)}; is_number(word); word = word_after(word)) {
    words += number_word_at(word.first) ? 1 : 0;
    walked_ = word.last;
  }
  for (UnitSpan word = word_before(at); walked_ > at && is_number(word);
       word = word_before(word.first)) {
    words += number_word_at(word.first) ? 1 : 0;
  }
  return words;
}

bool NumberRuns::is_number(UnitSpan word) const {
  return word.first < word.last &&
         (number_word_at(word.first) ||
          text_.digit.count(word.first, word.last) == word.last - word.first);
}

// The next word if it is near; else nothing.
UnitSpan NumberRuns::word_after(UnitSpan word) const {
  size_t first = word.last;
  while (first < text_.size && first - word.last < kSeparatorUnitsMax && !text_.word.test(first)) {
    ++first;
  }
  return {first, word_end(text_, first)};
}

UnitSpan NumberRuns::word_before(size_t at) const {
  size_t last = at;
  while (last > 0 && at - last < kSeparatorUnitsMax && !text_.word.test(last - 1)) {
    --last;
  }
  size_t first = last;
  while (first > 0 && text_.word.test(first - 1)) {
    --first;
  }
  return {first, last};
}

}  // namespace seamark
