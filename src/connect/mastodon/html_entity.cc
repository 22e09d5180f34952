#include "connect/mastodon/html_entity.h"

#include <array>
#include <cstdint>

namespace seamark::mastodon {
namespace {

constexpr size_t kEntityBytesMax = 12;

struct Named {
  std::string_view name;
  std::string_view text;
};

constexpr std::array<Named, 26> kNamed = {{
    {"amp", "&"},       {"lt", "<"},     {"gt", ">"},    {"quot", "\""},    {"apos", "'"},
    {"nbsp", "\u00A0"}, {"hellip", "…"}, {"mdash", "—"}, {"ndash", "–"},    {"lsquo", "‘"},
    {"rsquo", "’"},     {"ldquo", "“"},  {"rdquo", "”"}, {"laquo", "«"},    {"raquo", "»"},
    {"copy", "©"},      {"reg", "®"},    {"trade", "™"}, {"euro", "€"},     {"pound", "£"},
    {"deg", "°"},       {"middot", "·"}, {"bull", "•"},  {"zwj", "\u200D"}, {"zwnj", "\u200C"},
    {"shy", "\u00AD"},
}};

void append_utf8(uint32_t code_point, std::string& out) {
  const auto put = [&out](uint32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
    return;
  }
  if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
  }
  put(0x80U | (code_point & 0x3FU));
}

int digit_value(char c, uint32_t base) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = static_cast<char>(c | 0x20);
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// "39" or "x27"; no code point of text gives U+FFFD, which is the shorter of the two then too.
bool append_number(std::string_view digits, std::string& out) {
  constexpr uint32_t kReplacement = 0xFFFD;
  uint32_t base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty()) {
    return false;
  }
  uint32_t value = 0;
  for (const char c : digits) {
    const int digit = digit_value(c, base);
    if (digit < 0) {
      return false;
    }
    value = value > 0x10FFFF ? value : value * base + static_cast<uint32_t>(digit);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  append_utf8(value == 0 || value > 0x10FFFF || surrogate ? kReplacement : value, out);
  return true;
}

}  // namespace

size_t append_entity(std::string_view html, std::string& out) {
  const size_t end = html.substr(0, kEntityBytesMax).find(';');
  if (end == std::string_view::npos || end < 2) {
    return 0;
  }
  const std::string_view name = html.substr(1, end - 1);
  if (name.front() == '#') {
    return append_number(name.substr(1), out) ? end + 1 : 0;
  }
  for (const Named& named : kNamed) {
    if (name == named.name) {
      out += named.text;
      return end + 1;
    }
  }
  return 0;
}

void append_decoded(std::string_view html, std::string& out) {
  while (!html.empty()) {
    const size_t taken = html.front() == '&' ? append_entity(html, out) : 0;
    if (taken == 0) {
      out += html.front();
    }
    html.remove_prefix(taken == 0 ? 1 : taken);
  }
}

}  // namespace seamark::mastodon
