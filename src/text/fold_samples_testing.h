#pragma once

#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Hostile and ordinary texts for the tests of this room.
namespace seamark::fold_samples {

inline void append_utf8(std::string& text, uint32_t code_point) {
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0U | (code_point >> 6U));
    text += static_cast<char>(0x80U | (code_point & 63U));
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0U | (code_point >> 12U));
    text += static_cast<char>(0x80U | ((code_point >> 6U) & 63U));
    text += static_cast<char>(0x80U | (code_point & 63U));
  } else {
    text += static_cast<char>(0xF0U | (code_point >> 18U));
    text += static_cast<char>(0x80U | ((code_point >> 12U) & 63U));
    text += static_cast<char>(0x80U | ((code_point >> 6U) & 63U));
    text += static_cast<char>(0x80U | (code_point & 63U));
  }
}

inline std::string times(std::string_view piece, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text += piece;
  }
  return text;
}

// Pieces that reach every branch: scripts, marks, invisible characters, expansions, compositions,
// styles, ill-formed bytes.
inline constexpr std::string_view kPieces[] = {
    "boat ",
    "VISA",
    "  ",
    "\n",
    "\t \r\n",
    "`",
    std::string_view("\0", 1),
    "0123",
    "é",
    "e\u0301",
    "Ñ",
    "đường ",
    "ß",
    "æ",
    "İ",
    "ı",
    "й",
    "и\u0306",
    "е\u0308\u0301",
    "Ж",
    "ё",
    "σς",
    "ᾳ",
    "إلى",
    "ی",
    "ي\u0654",
    "ه\u200Cا",
    "ـــ",
    "مُ",
    "لا",
    "﷽",
    "\uFDFA",
    "٣",
    "۴",
    "हिन्दी ",
    "क़",
    "ক\u09C7\u09BE",
    "বাংলা",
    "ொ",
    "கெ\u0bbe",
    "ไทย",
    "中文",
    "が",
    "か\u3099",
    "ｶﾞ",
    "한글",
    "\u1100\u1161\u11A8",
    "\uAC00\u11A8",
    "አማርኛ",
    "😀",
    "👩\u200D💻",
    "🇬🇧",
    "1\uFE0F\u20E3",
    "①",
    "𝐁",
    "Ａ",
    "🅰",
    "𠀀",
    "\u200B",
    "\u00AD",
    "\u202E",
    "\u2069",
    "\u0301",
    "\u0335",
    "\u3000",
    "\u2028",
    "\u00A0",
    "…",
    "½",
    "№",
    "´",
    "¨",
    "\uFEFF",
    "\xC0",
    "\xE2\x82",
    "\xED\xA0\x80",
    "\xF0\x9F",
    "\xF4\x90\x80\x80",
    "\xFF",
    "\x80",
    "\xE0\x9F\xBF",
    "\xF0\x8F\x80\x80",
    "\U0010FFFF",
    "\U000E0067",
    "ͅ",
    "\U00011347\U0001133E",
    "Д",
    "ՙա",
    "Ꭰ",
};

using Random = std::minstd_rand;

inline std::string mixture(Random& random, size_t parts) {
  std::string text;
  for (size_t i = 0; i < parts; ++i) {
    const auto kind = random() % 16;
    if (kind == 0) {
      append_utf8(text, static_cast<uint32_t>(random() % 0x110000));
    } else if (kind == 1) {
      text += static_cast<char>(random() & 0xFFU);
    } else if (kind == 2) {
      text += times(kPieces[random() % std::size(kPieces)], random() % 40);
    } else if (kind < 5) {
      text += std::string(random() % 40, static_cast<char>(97 + random() % 26));
    } else {
      text += kPieces[random() % std::size(kPieces)];
    }
  }
  return text;
}

inline std::vector<std::string> floods() {
  return {
      times("\uFDFA", 6000),
      "a" + times("\u0301", 10000),
      times("\u0301", 10000),
      times(std::string_view("\0", 1), 5000),
      times("a\u200B", 6000),
      times("\u0390", 9000),
      times("😀", 5000),
      times(" \n", 9000),
      times("\xF0\x9F\x98", 7000),
      times("\x80", 17000),
      times("中", 5462),
      times("中", 5461) + "a",
      "a" + times("й", 9000),
      times("𝐁", 5000),
      times("\u1100\u1161\u11A8", 2000),
      times("\uFDFAa", 5000),
      times("a", 16384) + "\u0301",
      times("a", 16383) + "é",
      times("a", 16382) + "中",
      times("a", 16381) + "😀",
  };
}

}  // namespace seamark::fold_samples
