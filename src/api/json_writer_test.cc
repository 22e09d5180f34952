// What the writer makes, against a byte-by-byte and digit-by-digit telling of the same rules.
#include "api/json_writer.h"

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace seamark::api {
namespace {

std::string number(double value, int decimals) {
  JsonBuffer out;
  JsonWriter(out).number(value, decimals);
  return {out.data(), out.size()};
}

std::string number_by_the_rule(double value, int decimals) {
  const double unit = std::pow(10.0, decimals);
  const double rounded = std::round(value * unit) / unit;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string string(std::string_view text) {
  JsonBuffer out;
  JsonWriter(out).string(text);
  return {out.data(), out.size()};
}

std::string string_by_the_rule(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    constexpr std::string_view kLetters = "\b\t\n\f\r\"\\";
    const size_t at = kLetters.find(c);
    if (at != std::string_view::npos) {
      out += {'\\', "btnfr\"\\"[at]};
    } else if (static_cast<uint8_t>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

TEST(JsonWriter, WritesNumbersInTheirShortestForm) {
  EXPECT_EQ(number(0.5, 4), "0.5");
  EXPECT_EQ(number(-0.00001, 4), "0");
  EXPECT_EQ(number(0.0001, 4), "0.0001");
  EXPECT_EQ(number(-12.3456, 3), "-12.346");
  EXPECT_EQ(number(300, 3), "300");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN(), 3), "null");
  std::mt19937_64 random(3);
  for (int i = 0; i < 300'000; ++i) {
    const int decimals = static_cast<int>(random() % 9);
    const double scale = std::pow(10.0, static_cast<double>(random() % 28) - 8);
    const double value = (static_cast<double>(random() >> 11U) * 0x1p-53 - 0.5) * scale;
    ASSERT_EQ(number(value, decimals), number_by_the_rule(value, decimals)) << decimals;
  }
}

TEST(JsonWriter, EscapesWhatNeedsItWhereverItStands) {
  std::mt19937 random(4);
  constexpr std::string_view kPieces[] = {"\"", "\\",     "\n",          "\x1f",       "\x7f",
                                          "a",  "\u0628", "plain words", "\U0001F6A4", " "};
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (size_t left = random() % 12; left > 0; --left) {
      text += kPieces[random() % std::size(kPieces)];
    }
    ASSERT_EQ(string(text), string_by_the_rule(text));
  }
  for (int byte = 0; byte < 256; ++byte) {
    for (size_t before = 0; before < 9; ++before) {
      for (const char around : {'x', '\x80', '\xFF', '!', '\x01'}) {
        const std::string text =
            std::string(before, around) + static_cast<char>(byte) + std::string(9, around);
        ASSERT_EQ(string(text), string_by_the_rule(text)) << byte;
      }
    }
  }
}

TEST(JsonWriter, SeparatesWhatStandsInTheSameBracket) {
  JsonBuffer out;
  JsonWriter json(out);
  json.open('{');
  json.integer_member("a", -1);
  json.key("b");
  json.open('[');
  json.null();
  json.boolean(true);
  json.open('{');
  json.close('}');
  json.number(1.5, 1);
  json.close(']');
  json.escaped_key("c\n");
  json.string_or_null("");
  json.close('}');
  EXPECT_EQ(std::string(out.data(), out.size()), R"({"a":-1,"b":[null,true,{},1.5],"c\n":null})");
}

}  // namespace
}  // namespace seamark::api
