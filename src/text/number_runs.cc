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

// Without the lowest set bit, if there is one.
uint64_t without_lowest(uint64_t bits) {
  return bits & (bits - 1);
}

}  // namespace

bool NumberRuns::any(size_t base, const Places& places) {
  static_assert(kNumberWordsMin == 3);
  uint64_t starts = places.starts;
  for (; skip_ > 0 && starts != 0; --skip_) {
    starts = without_lowest(starts);
  }
  while (starts != 0) {
    const auto bit = static_cast<size_t>(std::countr_zero(starts));
    const size_t at = base + bit;
    if (likely(at, uint64_t{1} << bit, places) && at >= walked_ &&
        words_about(at) >= kNumberWordsMin) {
      return true;
    }
    const uint64_t second = without_lowest(starts);
    const uint64_t third = without_lowest(second);
    starts = without_lowest(third);
    skip_ = static_cast<size_t>(second == 0) + static_cast<size_t>(third == 0);
  }
  return false;
}

bool NumberRuns::likely(size_t at, uint64_t bit, const Places& places) const {
  if ((places.numbers & bit) != 0) {
    return true;
  }
  const char16_t* units = text_.units.data() + at;
  const char16_t third = (places.pairs & bit) != 0 ? char16_t{0} : units[2];
  return may_be_number_word(units[0], units[1], third) && number_word_at(at);
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
