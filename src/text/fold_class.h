#pragma once

#include <cstdint>

// What a table entry says: a 16-bit unit below, its class above. Shared by the table generator and
// the kernels of this room; not for other rooms. The low class byte becomes the bit rows of
// FoldedText.
namespace seamark {

constexpr uint32_t kFoldWord = 1U << 16U;
constexpr uint32_t kFoldDigit = 1U << 17U;
constexpr uint32_t kFoldLatin = 1U << 18U;
constexpr uint32_t kFoldLookalike = 1U << 19U;
constexpr uint32_t kFoldAltered = 1U << 20U;
constexpr uint32_t kFoldLineEnd = 1U << 21U;
constexpr uint32_t kFoldSpace = 1U << 22U;
constexpr uint32_t kFoldDrop = 1U << 23U;    // no unit; the bits below say why
constexpr uint32_t kFoldExpand = 1U << 24U;  // the low half is an index into the expansions
constexpr uint32_t kFoldEmoji = 1U << 25U;
constexpr uint32_t kFoldHan = 1U << 26U;
constexpr uint32_t kFoldStyled = 1U << 27U;
constexpr uint32_t kFoldKeycap = 1U << 28U;
constexpr uint32_t kFoldComposeFirst = 1U << 29U;   // may join with a following kFoldComposeSecond
constexpr uint32_t kFoldComposeSecond = 1U << 30U;  // vowel sign, voice mark, Jamo
constexpr uint32_t kFoldSupplementary = 1U << 31U;  // hashed into the private-use range

// Low halves of entries that have kFoldDrop.
constexpr uint32_t kFoldMark = 1U << 0U;  // a combining mark: the unit before it is altered
constexpr uint32_t kFoldBlocker =
    1U << 1U;  // … of combining class 230: a later mark does not reach the base
constexpr uint32_t kFoldDropBidi = 1U << 2U;    // embedding, override, isolate
constexpr uint32_t kFoldDropFormat = 1U << 3U;  // invisible, and suspicious between letters
constexpr uint32_t kFoldDropJoiner =
    1U << 4U;  // invisible, and ordinary in scripts that join or run right to left

// What a letter with accents has besides its ASCII letter; and where such letters stand in numbers.
constexpr uint32_t kFoldPlainAccent = kFoldWord | kFoldLatin | kFoldAltered;
constexpr uint32_t kFoldLatinPageCount = 6;
constexpr uint32_t kFoldLatinPageFirsts[kFoldLatinPageCount] = {0x00C0, 0x0100, 0x0140,
                                                                0x0180, 0x1E80, 0x1EC0};

// A surrogate, which no text holds, stands for a code point of four bytes; the entries of
// surrogates have both kFoldDrop and kFoldExpand, so that no kernel takes one for plain.
constexpr uint16_t kFoldFourBytes = 0xDFFF;

// Where a code point above U+FFFF goes: U+E000–U+F8FF. Entries of such code points that fold to
// themselves hold the unit 0; it is worked out here. Cost: constant.
constexpr uint32_t supplementary_unit(uint32_t code_point) {
  return 0xE000U + ((((code_point * 0x9E3779B1U) >> 16U) * 0x1900U) >> 16U);
}

// The letter that base and mark make where the mark is not stripped; 0 for all others.
constexpr uint32_t kept_letter(uint32_t base, uint32_t mark) {
  if (mark == 0x0306) {
    return base == 0x0438 ? 0x0439 : 0;  // й
  }
  if (mark == 0x0308) {
    return base == 0x0435 ? 0x0451 : (base == 0x0456 ? 0x0457 : 0);  // ё ї
  }
  return mark == 0x0654 && base == 0x064A ? 0x0626 : 0;  // ئ
}

}  // namespace seamark
