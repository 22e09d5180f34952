#include "signals/language/script.h"

#include <algorithm>
#include <array>
#include <bit>

namespace seamark::language {

namespace {

struct Block {
  char16_t first;
  char16_t last;
  Script script;
};

// Blocks of Unicode; where two share 128 code points, the later entry wins for all of them.
constexpr std::array kBlocks = {
    Block{0x0041, 0x024F, Script::kLatin},    Block{0x1E00, 0x1EFF, Script::kLatin},
    Block{0x2C60, 0x2C7F, Script::kLatin},    Block{0xA720, 0xA7FF, Script::kLatin},
    Block{0x0400, 0x04FF, Script::kCyrillic}, Block{0x0370, 0x03FF, Script::kGreek},
    Block{0x1F00, 0x1FFF, Script::kGreek},    Block{0x0500, 0x057F, Script::kArmenian},
    Block{0x0590, 0x05FF, Script::kHebrew},   Block{0x0600, 0x06FF, Script::kArabic},
    Block{0x0700, 0x074F, Script::kSyriac},   Block{0x0780, 0x07BF, Script::kThaana},
    Block{0x08A0, 0x08FF, Script::kArabic},   Block{0xFB50, 0xFDFF, Script::kArabic},
    Block{0xFE70, 0xFEFF, Script::kArabic},   Block{0x0900, 0x097F, Script::kDevanagari},
    Block{0x0980, 0x09FF, Script::kBengali},  Block{0x0A00, 0x0A7F, Script::kGurmukhi},
    Block{0x0A80, 0x0AFF, Script::kGujarati}, Block{0x0B00, 0x0B7F, Script::kOdia},
    Block{0x0B80, 0x0BFF, Script::kTamil},    Block{0x0C00, 0x0C7F, Script::kTelugu},
    Block{0x0C80, 0x0CFF, Script::kKannada},  Block{0x0D00, 0x0D7F, Script::kMalayalam},
    Block{0x0D80, 0x0DFF, Script::kSinhala},  Block{0x0E00, 0x0E7F, Script::kThai},
    Block{0x0E80, 0x0EFF, Script::kLao},      Block{0x0F00, 0x0FFF, Script::kTibetan},
    Block{0x1000, 0x107F, Script::kMyanmar},  Block{0x1080, 0x10FF, Script::kGeorgian},
    Block{0x1100, 0x11FF, Script::kHangul},   Block{0xAC00, 0xD7AF, Script::kHangul},
    Block{0x1200, 0x139F, Script::kEthiopic}, Block{0x2D80, 0x2DDF, Script::kEthiopic},
    Block{0xAB00, 0xAB2F, Script::kEthiopic}, Block{0x1780, 0x17FF, Script::kKhmer},
    Block{0x3040, 0x30FF, Script::kKana},     Block{0x3400, 0x4DBF, Script::kHan},
    Block{0x4E00, 0x9FFF, Script::kHan},      Block{0xF900, 0xFAFF, Script::kHan},
};

constexpr uint32_t kPageShift = 7;

constexpr std::array<Script, (0x10000U >> kPageShift)> make_pages() {
  std::array<Script, (0x10000U >> kPageShift)> pages{};
  for (const Block& block : kBlocks) {
    for (uint32_t page = block.first >> kPageShift; page <= block.last >> kPageShift; ++page) {
      pages[page] = block.script;
    }
  }
  return pages;
}

constexpr auto kPages = make_pages();

// Enough letters to know the script by; bounds the cost of texts that are not Latin.
constexpr uint32_t kLettersLookedAt = 16;

constexpr std::array<std::string_view, kScripts> kLanguages = {
    "",   "",   "",   "",   "",   "hi", "el", "he", "hy", "ka", "bn", "pa", "gu", "or", "ta",
    "te", "kn", "ml", "si", "th", "lo", "bo", "my", "km", "ko", "ja", "zh", "dv", "syr"};

}  // namespace

Script script_of(char16_t letter) {
  return kPages[static_cast<uint32_t>(letter) >> kPageShift];
}

namespace {

// The scripts of the first letters of a text.
struct FirstScripts {
  std::array<Script, kLettersLookedAt> scripts;
  uint32_t seen = 0;
  uint32_t differences = 0;  // 0 if all are the same
};

FirstScripts first_scripts(const char16_t* units, const std::array<uint64_t, 2>& letters) {
  FirstScripts first;
  const auto one =
      static_cast<uint32_t>(letters[0] != 0 ? script_of(units[std::countr_zero(letters[0])])
                                            : script_of(units[64 + std::countr_zero(letters[1])]));
  for (const uint64_t word : letters) {
    for (uint64_t rest = word; rest != 0 && first.seen < kLettersLookedAt; rest &= rest - 1) {
      const Script script = script_of(units[std::countr_zero(rest)]);
      first.differences |= static_cast<uint32_t>(script) ^ one;
      first.scripts[first.seen++] = script;
    }
    units += 64;
  }
  return first;
}

// Latin has more than three letters in four.
bool mostly_latin(const std::array<uint64_t, 2>& letters, const std::array<uint64_t, 2>& others) {
  const size_t other_count = count_ones(others[0]) + count_ones(others[1]);
  const size_t all_count = count_ones(letters[0]) + count_ones(letters[1]);
  return other_count * 4 < all_count;
}

// The most frequent script of the letters in `letters`; the first in the enumeration wins a tie.
// REQUIRES: there are letters.
Script most_frequent(const FoldedText& text, const std::array<uint64_t, 2>& letters) {
  const FirstScripts first = first_scripts(text.units.data(), letters);
  if (first.differences == 0) {
    return first.scripts[0];
  }
  std::array<uint8_t, kScripts> counts{};
  for (uint32_t i = 0; i < first.seen; ++i) {
    ++counts[static_cast<size_t>(first.scripts[i])];
  }
  const auto most =
      static_cast<Script>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  // Japanese is written with Han too, Chinese never with kana.
  const bool kana = counts[static_cast<size_t>(Script::kKana)] * 8U >= first.seen;
  return most == Script::kHan && kana ? Script::kKana : most;
}

}  // namespace

std::string_view language_of_script(Script script) {
  return kLanguages[static_cast<size_t>(script)];
}

Script dominant_script(const FoldedText& text) {
  if (text.size == 0) {
    return Script::kNone;
  }
  static_assert(kLanguageUnits == 96);
  const uint64_t* word = text.word.words();
  const uint64_t* digit = text.digit.words();
  const uint64_t* latin = text.latin.words();
  const std::array<uint64_t, 2> letters = {word[0] & ~digit[0], word[1] & ~digit[1] & 0xFFFFFFFFU};
  const std::array<uint64_t, 2> others = {letters[0] & ~latin[0], letters[1] & ~latin[1]};
  if ((letters[0] | letters[1]) == 0) {
    return Script::kNone;
  }
  // Most texts are in one script, and counting bits is a call on the oldest machines we run on.
  if ((others[0] | others[1]) == 0) {
    return Script::kLatin;
  }
  if (others != letters && mostly_latin(letters, others)) {
    return Script::kLatin;
  }
  return most_frequent(text, others);
}

}  // namespace seamark::language
