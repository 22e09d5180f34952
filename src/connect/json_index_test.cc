// The index against a byte-by-byte reading of the rules, and against simdjson's check of UTF-8.
#include "connect/json_index.h"

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "base/cpu.h"

namespace seamark::json {
namespace {

struct Expected {
  bool valid = false;
  std::vector<uint16_t> quotes;
  size_t first_escape = ~size_t{0};
};

Expected by_the_rules(std::string_view line) {
  Expected out;
  bool control = false;
  bool escaped = false;
  for (size_t i = 0; i < line.size(); ++i) {
    control = control || static_cast<uint8_t>(line[i]) < 0x20;
    if (line[i] == '\\' && out.first_escape == ~size_t{0}) {
      out.first_escape = i;
    }
    if (line[i] == '"' && !escaped) {
      out.quotes.push_back(static_cast<uint16_t>(i));
    }
    escaped = line[i] == '\\' && !escaped;
  }
  const bool whole = !line.empty() && static_cast<uint8_t>(line.back()) < 0x80;
  out.valid = whole && !control && out.quotes.size() % 2 == 0 &&
              simdjson::validate_utf8(line.data(), line.size());
  return out;
}

class QuoteIndexTest : public testing::Test {
 protected:
  void SetUp() override {
    if (best_simd_level() < SimdLevel::kAvx2) {
      GTEST_SKIP() << "the index needs AVX2";
    }
  }

  // What stands behind the line must not matter.
  void check(std::string_view line, char padding = '"') {
    padded = line;
    padded.append(64, padding);
    const Expected expected = by_the_rules(line);
    ASSERT_EQ(index.build({padded.data(), line.size()}), expected.valid) << line;
    if (!expected.valid) {
      return;
    }
    const std::vector<uint16_t> found(index.quotes(), index.quotes() + expected.quotes.size());
    ASSERT_EQ(found, expected.quotes) << line;
    ASSERT_EQ(index.quotes()[found.size()], QuoteIndex::kNone);
    ASSERT_EQ(index.quotes()[found.size() + 1], QuoteIndex::kNone);
    ASSERT_EQ(index.first_escape(), expected.first_escape) << line;
  }

  QuoteIndex index;
  std::string padded;
};

TEST_F(QuoteIndexTest, FindsTheQuotesOfRandomLines) {
  constexpr std::string_view kPieces[] = {
      "\"",     "\"",     "\\",         "\\\\",
      "a",      " ",      "{",          "\u00e9",
      "\u0628", "\u20ac", "\U0001F6A4", "plain words between the quotes of a record that is long",
      "\x7f"};
  std::mt19937 random(1);
  for (int round = 0; round < 40000; ++round) {
    std::string line;
    const size_t size = random() % 300;
    while (line.size() < size) {
      line += kPieces[random() % std::size(kPieces)];
    }
    line += random() % 2 == 0 ? "\"" : "";
    if (random() % 8 == 0 && !line.empty()) {
      line[random() % line.size()] = static_cast<char>(random() % 256);
    }
    check(line, round % 2 == 0 ? '"' : '\xC3');
  }
}

TEST_F(QuoteIndexTest, FollowsBackslashesAcrossBlocks) {
  for (size_t before = 56; before < 72; ++before) {
    for (size_t slashes = 0; slashes < 80; ++slashes) {
      check(std::string(before, 'x') + std::string(slashes, '\\') + "\"\"" + "  \"\"");
    }
  }
}

TEST_F(QuoteIndexTest, JudgesAllSequencesOfThreeBytesAsUtf8) {
  constexpr size_t kSize = 70;
  std::string line(kSize + 64, 'x');
  for (unsigned value = 0x7F7F7F; value < 0x1000000; ++value) {
    const size_t at = 61 + value % 4;  // around the end of a block
    std::memset(line.data() + 60, 'x', 10);
    const char bytes[] = {static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
                          static_cast<char>(value)};
    std::memcpy(line.data() + at, bytes, sizeof bytes);
    bool wanted = simdjson::validate_utf8(line.data() + 56, kSize - 56);
    for (const char byte : bytes) {
      wanted = wanted && static_cast<uint8_t>(byte) >= 0x20;
    }
    const bool quotes = std::memchr(bytes, '"', sizeof bytes) != nullptr;
    ASSERT_TRUE(quotes || index.build({line.data(), kSize}) == wanted) << std::hex << value;
  }
}

TEST_F(QuoteIndexTest, JudgesSequencesOfFourBytesAsUtf8) {
  std::mt19937 random(2);
  const uint8_t edges[] = {0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                           0xE0, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  const auto edge = [&] { return static_cast<char>(edges[random() % std::size(edges)]); };
  for (int lead = 0xF0; lead < 0x100; ++lead) {
    for (int i = 0; i < 40000; ++i) {
      std::string line(57 + random() % 10, 'x');
      line += static_cast<char>(lead);
      line += {edge(), edge(), edge()};
      line += random() % 4 == 0 ? std::string(1, edge()) : "";
      check(line + std::string(1 + random() % 5, 'x'));
    }
  }
}

TEST_F(QuoteIndexTest, RefusesLinesThatEndInsideACharacterOrAreTooLong) {
  for (size_t size = 60; size < 70; ++size) {
    check(std::string(size, 'x') + "\xF0\x9F\x98", '\x80');
    check(std::string(size, 'x') + "\u0628");
  }
  const std::string longest(QuoteIndex::kBytesMax, '"');
  check(longest);
  padded = longest + std::string(66, '"');
  EXPECT_FALSE(index.build({padded.data(), longest.size() + 2}));
}

}  // namespace
}  // namespace seamark::json
