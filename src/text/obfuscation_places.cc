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

// Of 64 units, one bit each.
struct UnitBits {
  uint64_t triples = 0;  // equals the two after it
  uint64_t spaces = 0;
};

#if defined(__SSE2__)
uint64_t mask_of(__m128i low, __m128i high) {
  return static_cast<uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
}

__m128i load_units(const char16_t* units) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(units));
}

UnitBits unit_bits(const char16_t* units) {
  const __m128i space = _mm_set1_epi16(' ');
  UnitBits bits;
  uint64_t doubles = 0;
  for (size_t i = 0; i < 64; i += 16) {
    const __m128i low = load_units(units + i);
    const __m128i high = load_units(units + i + 8);
    doubles |= mask_of(_mm_cmpeq_epi16(low, load_units(units + i + 1)),
                       _mm_cmpeq_epi16(high, load_units(units + i + 9)))
               << i;
    bits.spaces |= mask_of(_mm_cmpeq_epi16(low, space), _mm_cmpeq_epi16(high, space)) << i;
  }
  const uint64_t next = units[64] == units[65] ? 1 : 0;
  bits.triples = doubles & ((doubles >> 1U) | (next << 63U));
  return bits;
}
#else
UnitBits unit_bits(const char16_t* units) {
  UnitBits bits;
  for (size_t i = 0; i < 64; ++i) {
    const bool same = units[i] == units[i + 1] && units[i] == units[i + 2];
    bits.triples |= uint64_t{same} << i;
    bits.spaces |= uint64_t{units[i] == u' '} << i;
  }
  return bits;
}
#endif

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
  const Window latin = window_of(text.latin, block);
  const Window foreign = window_of(text.lookalike, block);
  const uint64_t digit = text.digit.words()[block];
  const UnitBits units = unit_bits(text.units.data() + block * 64);
  // Past the block nothing counts as white space; a place too many does no harm.
  const uint64_t glued =
      word.after[0] |
      (~(units.spaces >> 1U) & (word.after[1] | (~(units.spaces >> 2U) & word.after[2])));
  Places places;
  places.mixed = (latin.here & foreign.before) | (foreign.here & latin.before);
  places.digits = digit & latin.before & (latin.after[0] | latin.after[1]);
  places.signs = ~word.here & word.before & ~units.spaces & glued;
  places.singles = singles_among(word, digit);
  const uint64_t starts = word.here & ~word.before;
  places.numbers = starts & digit;
  places.starts =
      places.numbers | (starts & ~foreign.here & word.after[0] & ~long_words(word.here));
  places.triples = word.here & ~digit & units.triples;
  return places;
}

uint64_t singles_of(const FoldedText& text, size_t block) {
  return singles_among(window_of(text.word, block), text.digit.words()[block]);
}

}  // namespace seamark
