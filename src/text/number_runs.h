#pragma once

#include <cstddef>
#include <cstdint>

#include "text/folded_text.h"
#include "text/obfuscation.h"
#include "text/obfuscation_places.h"

namespace seamark {

// Private to this room. Finds number words in a row. Three of them, and the numbers in digits
// between them, are three words in a row at least: one word in three is looked at, and those about
// it if it is a number.
class NumberRuns {
 public:
  explicit NumberRuns(const FoldedText& text) : text_(text) {}

  // Whether there are three about the words that begin in the next block, at `base`. Cost: over all
  // blocks linear in the text; a dozen operations for each word looked at.
  bool any(size_t base, const Places& places);

 private:
  bool likely(size_t at, uint64_t bit, const Places& places) const;
  bool number_word_at(size_t at) const;
  size_t words_about(size_t at);
  bool is_number(UnitSpan word) const;
  UnitSpan word_after(UnitSpan word) const;
  UnitSpan word_before(size_t at) const;

  const FoldedText& text_;
  size_t skip_ = 0;    // words until the next to look at
  size_t walked_ = 0;  // end of the last run walked
};

}  // namespace seamark
