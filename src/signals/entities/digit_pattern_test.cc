#include "signals/entities/digit_pattern.h"

#include <random>
#include <string>

#include <gtest/gtest.h>
#include <re2/re2.h>

namespace seamark::entities {
namespace {

TEST(DigitPatterns, MatchAsWritten) {
  DigitPatterns patterns;
  const DigitPatternId mobile = patterns.add("7(?:[1-57-9]\\d\\d|624)\\d{6}");
  EXPECT_TRUE(patterns.matches(mobile, "7700900123"));
  EXPECT_TRUE(patterns.matches(mobile, "7624900123"));
  EXPECT_FALSE(patterns.matches(mobile, "7625900123"));
  EXPECT_FALSE(patterns.matches(mobile, "770090012"));
  EXPECT_FALSE(patterns.matches(mobile, "77009001234"));
}

TEST(DigitPatterns, TakeAPrefixWithItsGroups) {
  DigitPatterns patterns;
  const DigitPatternId carrier = patterns.add("(?:0|90)(?:(1[245]|31)(\\d{4,5}))?");
  const auto long_form = patterns.prefix(carrier, "03112345");
  ASSERT_TRUE(long_form.has_value());
  EXPECT_EQ(long_form->size, 8U);
  EXPECT_EQ(long_form->groups[0], "31");
  EXPECT_EQ(long_form->groups[1], "12345");
  const auto short_form = patterns.prefix(carrier, "9012");
  ASSERT_TRUE(short_form.has_value());
  EXPECT_EQ(short_form->size, 2U);
  EXPECT_EQ(short_form->groups[0], "");
  EXPECT_FALSE(patterns.prefix(carrier, "312345").has_value());

  const DigitPatternId local = patterns.add("1|([2-9]\\d{6})$");
  EXPECT_EQ(patterns.prefix(local, "12345678")->size, 1U);
  EXPECT_EQ(patterns.prefix(local, "5550123")->groups[0], "5550123");
  EXPECT_FALSE(patterns.prefix(local, "55501234").has_value());
}

TEST(DigitPatterns, RefuseWhatTheyDoNotKnow) {
  DigitPatterns patterns;
  for (const char* text : {"",        "a",   "1*",  "1+",  "(1",     "1)",        "[1",    "[]",
                           "[3-1]",   "[a]", "1{2", "1{}", "1{3,2}", "1{99}",     "?",     "1??",
                           "1{2}{3}", "\\w", "\\",  "^1",  "(?=1)",  "(1)(2)(3)", "1{2,}", "."}) {
    EXPECT_EQ(patterns.add(text), kNoDigitPattern) << text;
  }
  std::string deep = "1";
  for (int i = 0; i < 100; ++i) {
    deep = "(?:" + deep + ")";
  }
  EXPECT_EQ(patterns.add(deep), kNoDigitPattern);
  EXPECT_TRUE(patterns.matches(patterns.add("1"), "1"));
}

// A pattern over few digits, so that random digits often match.
std::string random_pattern(std::mt19937& random, int depth) {
  switch (depth > 0 ? random() % 7 : random() % 3) {
    case 0:
      return std::to_string(random() % 3);
    case 1:
      return random() % 2 == 0 ? "[0-1]" : "[12]";
    case 2:
      return "\\d";
    case 3:
      return random_pattern(random, depth - 1) + random_pattern(random, depth - 1);
    case 4:
      return "(?:" + random_pattern(random, depth - 1) + ")" + (random() % 2 == 0 ? "?" : "{1,3}");
    default:
      return "(?:" + random_pattern(random, depth - 1) + "|" + random_pattern(random, depth - 1) +
             ")";
  }
}

TEST(DigitPatterns, AgreeWithRe2) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_pattern(random, 4);
    const re2::RE2 theirs(text);
    DigitPatterns patterns;
    const DigitPatternId ours = patterns.add(text);
    ASSERT_NE(ours, kNoDigitPattern) << text;
    for (int i = 0; i < 50; ++i) {
      std::string digits;
      for (size_t left = random() % 7; left > 0; --left) {
        digits.push_back(static_cast<char>('0' + random() % 3));
      }
      EXPECT_EQ(patterns.matches(ours, digits), re2::RE2::FullMatch(digits, theirs))
          << text << " " << digits;
      re2::StringPiece match;
      const bool found = theirs.Match(digits, 0, digits.size(), re2::RE2::ANCHOR_START, &match, 1);
      const auto prefix = patterns.prefix(ours, digits);
      ASSERT_EQ(prefix.has_value(), found) << text << " " << digits;
      if (found) {
        EXPECT_EQ(prefix->size, match.size()) << text << " " << digits;
      }
    }
  }
}

}  // namespace
}  // namespace seamark::entities
