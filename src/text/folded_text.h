#pragma once

#include <cstddef>
#include <cstdint>

#include "base/padded_buffer.h"

namespace seamark {

// Set bits. std::popcount calls a library function where the build may not assume the instruction.
constexpr size_t count_ones(uint64_t word) {
  word -= (word >> 1U) & 0x5555555555555555U;
  word = (word & 0x3333333333333333U) + ((word >> 2U) & 0x3333333333333333U);
  word = (word + (word >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<size_t>((word * 0x0101010101010101U) >> 56U);
}

// One bit per folded unit. Bits past the size are zero, and at least 256 bytes more can be read.
class BitRow {
 public:
  bool test(size_t i) const { return ((words_[i >> 6U] >> (i & 63U)) & 1U) != 0; }

  void set(size_t i) { words_[i >> 6U] |= uint64_t{1} << (i & 63U); }

  uint64_t* words() { return words_.data(); }

  const uint64_t* words() const { return words_.data(); }

  void reserve(size_t bits) { words_.reserve(bits / 64 + 2); }

  // Set bits in [from, to). Cost: a dozen operations per 64 units.
  size_t count(size_t from, size_t to) const {
    size_t total = 0;
    while (from < to) {
      const size_t bit = from & 63U;
      const size_t take = to - from < 64 - bit ? to - from : 64 - bit;
      uint64_t word = words_[from >> 6U] >> bit;
      if (take < 64) {
        word &= (uint64_t{1} << take) - 1;
      }
      total += count_ones(word);
      from += take;
    }
    return total;
  }

 private:
  PaddedBuffer<uint64_t> words_;
};

// What was noticed while folding. Bits of FoldedText::flags.
enum TextFlag : uint32_t {
  kTextTruncated = 1U << 0U,  // the source was longer than kFoldSourceBytesMax, or expanded too far
  kTextZeroWidth = 1U << 1U,  // format characters stood between two word characters
  kTextBidiControl = 1U << 2U,    // embeddings, overrides or isolates were dropped
  kTextMarkFlood = 1U << 3U,      // more than 4 combining marks on one base
  kTextStyledLetter = 1U << 4U,   // mathematical, full-width, enclosed or other styled letters
  kTextKeycap = 1U << 5U,         // keycap or enclosed digits
  kTextSupplementary = 1U << 6U,  // a code point above U+FFFF was hashed into the private-use range
  kTextInvalidUtf8 = 1U << 7U,    // ill-formed bytes were replaced by U+FFFD
  kTextHasHan = 1U << 8U,         // CJK ideographs: words are not spaced
  kTextHasEmoji = 1U << 9U,
};

constexpr size_t kFoldSourceBytesMax = 16 * 1024;                 // of one field
constexpr size_t kFoldUnitsMax = 4 * kFoldSourceBytesMax + 1024;  // expansion bound

// A text as the matchers see it: 16-bit units, each with the byte in the source it came from.
//
// Fold (text_engine.md §5.1): NFKC_Casefold; marks stripped for Latin, Greek, Cyrillic (й ё ї kept)
// and Arabic; format characters and tatweel dropped; digits of all scripts to ASCII; Arabic,
// Kurdish and Persian letter families unified; runs of white space (line ends too) are one U+0020.
// Supplementary code points are hashed into U+E000–U+F8FF. Made by fold() and Deobfuscator; reused
// between posts.
struct FoldedText {
  size_t size = 0;               // units
  uint32_t flags = 0;            // TextFlag
  uint32_t source_bytes = 0;     // bytes of the source that were read
  PaddedBuffer<char16_t> units;  // [0, size), then at least 64 zero units
  PaddedBuffer<uint32_t>
      offsets;       // [0, size]: source byte of the code point; offsets[size] = source_bytes
  BitRow word;       // letters, digits, marks that stay: what words are made of
  BitRow digit;      // ASCII digit after folding
  BitRow latin;      // Latin letter
  BitRow lookalike;  // Cyrillic, Greek, Armenian, Cherokee, Coptic letter: may imitate Latin
  BitRow altered;    // an accent or a letter form was removed here: exact-spelling terms look at it
  BitRow line_end;   // this white space held a line end
  BitRow space;      // white space: U+0020

  void reserve(size_t unit_count);

  // The source bytes [first, last) behind units [start, end), start < end <= size. An expansion
  // such as U+FDFA is covered whole. Cost: constant, plus the length of an expansion.
  struct Source {
    uint32_t first;
    uint32_t last;
  };

  Source source_of(size_t start, size_t end) const;

  // The index of the word that unit `i` is in or follows: words begun in [0, i]. Ideographs are a
  // word each. Cost: i / 64.
  size_t word_index(size_t i) const;
};

}  // namespace seamark
