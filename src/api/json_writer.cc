#include "api/json_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>

namespace seamark::api {
namespace {

// What a byte needs inside a string: 0 nothing, 'u' the long form, else the letter behind a
// backslash.
constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> table{};
  for (size_t i = 0; i < 0x20; ++i) {
    table[i] = 'u';
  }
  table['"'] = '"';
  table['\\'] = '\\';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['\b'] = 'b';
  table['\f'] = 'f';
  table[0x7F] = 'u';
  return table;
}

constexpr std::array<char, 256> kEscapes = make_escapes();

constexpr size_t kEscapeBytesMax = 6;  // of one byte: \\u00XX

char* put_escape(uint8_t byte, char* to) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const char escape = kEscapes[byte];
  *to++ = '\\';
  *to++ = escape;
  if (escape == 'u') {
    *to++ = '0';
    *to++ = '0';
    *to++ = kHex[byte >> 4U];
    *to++ = kHex[byte & 0xFU];
  }
  return to;
}

// False only if none of 8 bytes needs an escape; true now and then for others.
bool may_need_escape(uint64_t word) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighs = kOnes << 7U;
  const auto zero_byte = [](uint64_t w) { return (w - kOnes) & ~w; };
  const uint64_t control = (word - kOnes * 0x20) & ~word;
  return ((control | zero_byte(word ^ kOnes * '"') | zero_byte(word ^ kOnes * '\\') |
           zero_byte(word ^ kOnes * 0x7F)) &
          kHighs) != 0;
}

// Behind what was put at `to`, which has room for kEscapeBytesMax for each byte.
char* put_escaped(std::string_view text, char* to) {
  constexpr size_t kWord = sizeof(uint64_t);
  size_t i = 0;
  while (i < text.size()) {
    uint64_t word = 0;
    if (i + kWord <= text.size()) {
      std::memcpy(&word, text.data() + i, kWord);
      if (!may_need_escape(word)) {
        std::memcpy(to, &word, kWord);
        to += kWord;
        i += kWord;
        continue;
      }
    }
    for (const size_t end = std::min(i + kWord, text.size()); i < end; ++i) {
      const auto byte = static_cast<uint8_t>(text[i]);
      *to = text[i];
      to = kEscapes[byte] == 0 ? to + 1 : put_escape(byte, to);
    }
  }
  return to;
}

double unit_of(int decimals) {
  constexpr double kUnits[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
  return static_cast<size_t>(decimals) < std::size(kUnits) ? kUnits[decimals]
                                                           : std::pow(10.0, decimals);
}

// The digits of `units` / `unit` without zeros at their end; 0: not as short as that. A decimal of
// up to 15 digits is the shortest that reads back to its nearest double, and from 0.0001 on it is
// written without an exponent.
size_t short_decimal(double units, double unit, int decimals, char* digits) {
  const double size = std::fabs(units);
  if (size >= 1e15 || decimals > 6 || (size != 0 && size < unit * 1e-4)) {
    return 0;
  }
  auto whole = static_cast<uint64_t>(size);
  char reversed[24];
  char* p = reversed;
  int places = decimals;
  for (; places > 0 && whole % 10 == 0; --places) {
    whole /= 10;
  }
  for (int i = 0; i < places; ++i, whole /= 10) {
    *p++ = static_cast<char>('0' + whole % 10);
  }
  if (places > 0) {
    *p++ = '.';
  }
  do {
    *p++ = static_cast<char>('0' + whole % 10);
    whole /= 10;
  } while (whole != 0);
  if (units < 0) {
    *p++ = '-';
  }
  const auto count = static_cast<size_t>(p - reversed);
  for (size_t i = 0; i < count; ++i) {
    digits[i] = *--p;
  }
  return count;
}

}  // namespace

void JsonWriter::escaped_key(std::string_view name) {
  string(name);
  out_.push_back(':');
  first_ = true;
}

void JsonWriter::string(std::string_view text) {
  char* to = room(text.size() * kEscapeBytesMax + kSlack);
  to = put_separator(to);
  *to++ = '"';
  to = put_escaped(text, to);
  *to++ = '"';
  written(to);
}

void JsonWriter::string_or_null(std::string_view text) {
  if (text.empty()) {
    null();
  } else {
    string(text);
  }
}

void JsonWriter::integer(int64_t value) {
  const fmt::format_int digits(value);
  plain({digits.data(), digits.size()});
}

void JsonWriter::number(double value, int decimals) {
  if (!std::isfinite(value)) {
    null();
    return;
  }
  const double unit = unit_of(decimals);
  const double units = std::round(value * unit);
  char digits[kSlack];
  if (const size_t size = short_decimal(units, unit, decimals, digits); size > 0) {
    plain({digits, size});
    return;
  }
  char* const to = put_separator(room(kSlack));
  written(to);
  fmt::format_to(fmt::appender(out_), "{}", units == 0 ? 0.0 : units / unit);
}

void JsonWriter::text_member(std::string_view name, std::string_view text) {
  key(name);
  string(text);
}

void JsonWriter::integer_member(std::string_view name, int64_t value) {
  key(name);
  integer(value);
}

void JsonWriter::number_member(std::string_view name, double value, int decimals) {
  key(name);
  number(value, decimals);
}

}  // namespace seamark::api
