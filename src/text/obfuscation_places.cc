#include "text/obfuscation_places.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/number_words.h"

namespace seamark {

namespace {

// 64 bits of a row, and those of the units before and after them.
struct Window {
  uint64_t here;
  uint64_t before;    // of the unit before each
  uint64_t after[3];  // of the first, second and third unit after
};

Window window_of(const BitRow& row, size_t block) {
  const uint64_t* words = row.words() + block;
  const uint64_t here = words[0];
  const uint64_t next = words[1];
  const uint64_t carry = block == 0 ? 0 : words[-1] >> 63U;
  return {
      here,
      (here << 1U) | carry,
      {(here >> 1U) | (next << 63U), (here >> 2U) | (next << 62U), (here >> 3U) | (next << 61U)}};
}

#if defined(__SSE2__)
__m128i load_units(const char16_t* units) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(units));
}

// Which of 64 units equal the one after them.
uint64_t doubles_of(const char16_t* units) {
  uint64_t doubles = 0;
  for (size_t i = 0; i < 64; i += 16) {
    const __m128i low = _mm_cmpeq_epi16(load_units(units + i), load_units(units + i + 1));
    const __m128i high = _mm_cmpeq_epi16(load_units(units + i + 8), load_units(units + i + 9));
    const auto mask = static_cast<uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
    doubles |= static_cast<uint64_t>(mask) << i;
  }
  return doubles;
}
#else
uint64_t doubles_of(const char16_t* units) {
  uint64_t doubles = 0;
  for (size_t i = 0; i < 64; ++i) {
    doubles |= uint64_t{units[i] == units[i + 1]} << i;
  }
  return doubles;
}
#endif

// Which of 64 units equal the two after them.
uint64_t triples_of(const char16_t* units) {
  const uint64_t doubles = doubles_of(units);
  const uint64_t next = units[64] == units[65] ? 1 : 0;
  return doubles & ((doubles >> 1U) | (next << 63U));
}

uint64_t singles_among(const Window& word, uint64_t digit) {
  return word.here & ~digit & ~word.before & ~word.after[0];
}

// Where words go on for nine units, longer than number words; those that reach the next block are
// not told.
uint64_t long_words(uint64_t word) {
  static_assert(kNumberWordUnitsMax == 8);
  const uint64_t two = word & (word >> 1U);
  const uint64_t four = two & (two >> 2U);
  return four & (four >> 4U) & (word >> 8U);
}

}  // namespace

Places places_of(const FoldedText& text, size_t block) {
  const Window word = window_of(text.word, block);
  const uint64_t digit = text.digit.words()[block];
  const uint64_t spaces = text.space.words()[block];
  const uint64_t foreign = text.lookalike.words()[block];
  Places places;
  // Past the block nothing counts as white space; a place too many does no harm.
  const uint64_t glued =
      word.after[0] | (~(spaces >> 1U) & (word.after[1] | (~(spaces >> 2U) & word.after[2])));
  const bool foreign_near = foreign != 0 || (block > 0 && text.lookalike.words()[block - 1] != 0);
  if (foreign_near || digit != 0) {
    const Window latin = window_of(text.latin, block);
    const Window other = window_of(text.lookalike, block);
    places.mixed = (latin.here & other.before) | (foreign & latin.before);
    places.digits = digit & latin.before & (latin.after[0] | latin.after[1]);
  }
  places.signs = ~word.here & word.before & ~spaces & glued;
  places.singles = singles_among(word, digit);
  const uint64_t starts = word.here & ~word.before;
  places.numbers = starts & digit;
  places.starts = places.numbers | (starts & ~foreign & word.after[0] & ~long_words(word.here));
  places.pairs = ~word.after[1];
  places.triples = word.here & word.before & ~digit & triples_of(text.units.data() + block * 64);
  return places;
}

uint64_t singles_of(const FoldedText& text, size_t block) {
  return singles_among(window_of(text.word, block), text.digit.words()[block]);
}

}  // namespace seamark
