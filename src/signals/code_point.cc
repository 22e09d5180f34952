#include "signals/code_point.h"

#include <array>
#include <bit>

#include "base/utf8.h"

namespace seamark {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

template <size_t N>
bool in_ranges(const std::array<Range, N>& ranges, char32_t c) {
  for (const Range& range : ranges) {
    if (c >= range.first && c <= range.last) {
      return true;
    }
  }
  return false;
}

constexpr std::array<Range, 7> kSpaces = {{{0x09, 0x0D},
                                           {0x20, 0x20},
                                           {0x85, 0x85},
                                           {0xA0, 0xA0},
                                           {0x2000, 0x200A},
                                           {0x2028, 0x202F},
                                           {0x3000, 0x3000}}};

constexpr std::array<Range, 7> kDigits = {{{0x30, 0x39},
                                           {0x660, 0x669},
                                           {0x6F0, 0x6F9},
                                           {0x966, 0x96F},
                                           {0x9E6, 0x9EF},
                                           {0x1040, 0x1049},
                                           {0xFF10, 0xFF19}}};

// Punctuation and symbols above ASCII that stand beside words.
constexpr std::array<Range, 12> kOthers = {{{0x80, 0xA9},
                                            {0xAB, 0xB4},
                                            {0xB6, 0xB9},
                                            {0xBB, 0xBF},
                                            {0x60C, 0x60C},
                                            {0x61B, 0x61F},
                                            {0x66A, 0x66D},
                                            {0x6D4, 0x6D4},
                                            {0x200B, 0x2BFF},
                                            {0x3001, 0x303F},
                                            {0xFE00, 0xFE6F},
                                            {0xFF01, 0xFF20}}};

}  // namespace

CodePoint code_point_at(std::string_view utf8, size_t at) {
  if (at >= utf8.size()) {
    return {};
  }
  const auto lead = static_cast<uint8_t>(utf8[at]);
  if (lead < 0x80) {
    return {lead, 1};
  }
  const auto length = static_cast<uint32_t>(std::countl_one(lead));
  if (length < 2 || length > 4 || utf8.size() - at < length) {
    return {kReplacement, 1};
  }
  char32_t value = lead & (0x7FU >> length);
  for (uint32_t i = 1; i < length; ++i) {
    if (is_utf8_lead(utf8[at + i])) {
      return {kReplacement, 1};
    }
    value = (value << 6U) | (static_cast<uint8_t>(utf8[at + i]) & 0x3FU);
  }
  return {value, length};
}

CodePoint code_point_before(std::string_view utf8, size_t at) {
  if (at == 0 || at > utf8.size()) {
    return {};
  }
  size_t start = at - 1;
  while (start > 0 && at - start < 4 && !is_utf8_lead(utf8[start])) {
    --start;
  }
  const CodePoint found = code_point_at(utf8, start);
  return start + found.bytes == at ? found : CodePoint{kReplacement, 1};
}

CharKind char_kind(char32_t c) {
  if (c == 0) {
    return CharKind::kNone;
  }
  if (c < 0x80) {
    const char32_t lower = c | 0x20U;
    if (lower >= 'a' && lower <= 'z') {
      return CharKind::kLetter;
    }
    if (c >= '0' && c <= '9') {
      return CharKind::kDigit;
    }
    return c == ' ' || (c >= 0x09 && c <= 0x0D) ? CharKind::kSpace : CharKind::kOther;
  }
  if (in_ranges(kSpaces, c)) {
    return CharKind::kSpace;
  }
  if (in_ranges(kDigits, c)) {
    return CharKind::kDigit;
  }
  return in_ranges(kOthers, c) || c >= 0x1F000 ? CharKind::kOther : CharKind::kLetter;
}

}  // namespace seamark
