#include "api/json_writer.h"

#include <array>
#include <cmath>

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

}  // namespace

void JsonWriter::separate() {
  if (!first_) {
    out_.push_back(',');
  }
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_.push_back(bracket);
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_.push_back('"');
  raw(name);
  raw("\":");
  first_ = true;
}

void JsonWriter::escaped_key(std::string_view name) {
  string(name);
  out_.push_back(':');
  first_ = true;
}

void JsonWriter::string(std::string_view text) {
  separate();
  out_.push_back('"');
  size_t start = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char escape = kEscapes[static_cast<uint8_t>(text[i])];
    if (escape == 0) {
      continue;
    }
    raw(text.substr(start, i - start));
    start = i + 1;
    if (escape == 'u') {
      fmt::format_to(fmt::appender(out_), "\\u{:04x}", static_cast<unsigned>(text[i]));
    } else {
      out_.push_back('\\');
      out_.push_back(escape);
    }
  }
  raw(text.substr(start));
  out_.push_back('"');
}

void JsonWriter::string_or_null(std::string_view text) {
  if (text.empty()) {
    null();
  } else {
    string(text);
  }
}

void JsonWriter::integer(int64_t value) {
  separate();
  const fmt::format_int digits(value);
  raw({digits.data(), digits.size()});
}

void JsonWriter::null() {
  separate();
  raw("null");
}

void JsonWriter::boolean(bool value) {
  separate();
  raw(value ? "true" : "false");
}

void JsonWriter::number(double value, int decimals) {
  separate();
  if (!std::isfinite(value)) {
    raw("null");
    return;
  }
  const double unit = std::pow(10.0, decimals);
  const double rounded = std::round(value * unit) / unit;
  fmt::format_to(fmt::appender(out_), "{}", rounded == 0 ? 0.0 : rounded);
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
