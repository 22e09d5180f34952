#pragma once

#include <cstddef>
#include <cstdint>

#include "text/folded_text.h"

// Where a text may be disguised, from its bit rows, 64 units at a time. Private to this room.
namespace seamark {

// Places to look at, one bit per unit of a block of 64.
struct Places {
  uint64_t mixed = 0;    // Latin beside a look-alike
  uint64_t digits = 0;   // one or two units between Latin letters, the first of them a digit
  uint64_t signs = 0;    // one to three units between words, neither white space nor of a word
  uint64_t singles = 0;  // a letter between characters of no word
  uint64_t starts = 0;   // a word begins that may be a number
  uint64_t numbers = 0;  // … with a digit
  uint64_t pairs = 0;    // … of two units
  uint64_t triples = 0;  // a letter, the same again, and again
};

// Of units [64 * block, 64 * block + 64). Too many rather than too few. Cost: constant.
Places places_of(const FoldedText& text, size_t block);

// Places::singles alone.
uint64_t singles_of(const FoldedText& text, size_t block);

}  // namespace seamark
