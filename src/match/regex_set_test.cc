#include "match/regex_set.h"

#include <chrono>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <re2/re2.h>

#include "match/plain_text_internal.h"
#include "match/regex_pattern_internal.h"

namespace seamark {
namespace {

std::vector<RegexHit> scan(const std::string& pattern, std::u16string_view units) {
  std::vector<RegexSet::PatternError> errors;
  const std::vector<std::string> patterns{pattern};
  Result<RegexSet> set = RegexSet::compile(patterns, errors);
  EXPECT_TRUE(set.ok()) << pattern << ": " << (set.ok() ? "" : set.error().message());
  std::vector<RegexHit> hits;
  if (set.ok()) {
    auto scratch = set.value().make_scratch();
    set.value().scan(plain_text(units), *scratch, hits);
  }
  return hits;
}

std::string refusal(const std::string& pattern) {
  std::vector<RegexSet::PatternError> errors;
  const std::vector<std::string> patterns{"fine", pattern};
  Result<RegexSet> set = RegexSet::compile(patterns, errors);
  if (set.ok()) {
    return "";
  }
  EXPECT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].pattern, 1U);
  return errors[0].message;
}

TEST(RegexSet, EmptySetScansNothing) {
  const std::vector<std::string> none;
  std::vector<RegexSet::PatternError> errors;
  Result<RegexSet> set = RegexSet::compile(none, errors);
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(set.value().size(), 0U);
  std::vector<RegexHit> hits;
  auto scratch = set.value().make_scratch();
  set.value().scan(plain_text(u"text"), *scratch, hits);
  EXPECT_TRUE(hits.empty());
}

TEST(RegexSet, GivesUnitsInEveryScript) {
  const std::vector<RegexHit> hits = scan("قارب الى .{1,9} غدا", u"عندنا قارب الى البر غدا");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].start, 6U);
  EXPECT_EQ(hits[0].end, 23U);
}

TEST(RegexSet, CountsCharactersNotBytes) {
  EXPECT_EQ(scan("boat.{0,40}走线", u"boat" + std::u16string(40, u'船') + u"走线").size(), 1U);
  EXPECT_EQ(scan("boat.{0,40}走线", u"boat" + std::u16string(41, u'船') + u"走线").size(), 0U);
  EXPECT_EQ(scan("走线走线.{2}$", u"走线走线加我").size(), 1U);
  EXPECT_EQ(scan("走线走线.{3}$", u"走线走线加我").size(), 0U);
  EXPECT_EQ(scan("走线走线[^ ]{2}$", u"走线走线加我").size(), 1U);
  EXPECT_EQ(scan("boat é?e", u"boat e").size(), 1U);
  EXPECT_EQ(scan("boat [éàb]{3}$", u"boat éàb").size(), 1U);
  EXPECT_EQ(scan("boat \\w{3}$", u"boat é1走").size(), 1U);
}

TEST(RegexSet, StartsAtTheRequiredLiteralWhereStartsAreTooDear) {
  const std::vector<RegexHit> hits = scan("[0-9]boat.{0,40}走线", u"7boat boat x 走线");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].start, 6U);
  EXPECT_EQ(hits[0].end, 15U);
}

TEST(RegexSet, AppendsAfterWhatIsThere) {
  std::vector<RegexSet::PatternError> errors;
  const std::vector<std::string> patterns{"boat", "boat to"};
  Result<RegexSet> set = RegexSet::compile(patterns, errors);
  ASSERT_TRUE(set.ok());
  auto scratch = set.value().make_scratch();
  std::vector<RegexHit> hits(1);
  set.value().scan(plain_text(u"a boat to"), *scratch, hits);
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(hits[1].pattern, 0U);
  EXPECT_EQ(hits[2].pattern, 1U);
  EXPECT_EQ(hits[2].end, 9U);
}

TEST(RegexSet, KeepsTheFirstEndsOfAFlood) {
  const std::vector<RegexHit> hits = scan("boat.*", u"boat" + std::u16string(5000, u'a'));
  ASSERT_EQ(hits.size(), kRegexHitsMax);
  EXPECT_EQ(hits.front().end, 4U);
  EXPECT_EQ(hits.back().end, 3U + kRegexHitsMax);
}

TEST(RegexSet, NamesWhatIsWrong) {
  EXPECT_NE(refusal("(boat|ship)").find("wanted 4"), std::string::npos);
  EXPECT_NE(refusal("boat(").find("parenthesis"), std::string::npos);
  EXPECT_NE(refusal("boat)").find("parenthesis"), std::string::npos);
  EXPECT_NE(refusal("boat[a").find("bracket"), std::string::npos);
  EXPECT_NE(refusal("boat{").find("brace"), std::string::npos);
  EXPECT_NE(refusal("boat{3,2}").find("before its start"), std::string::npos);
  EXPECT_NE(refusal("Boat").find("upper-case"), std::string::npos);
  EXPECT_NE(refusal("boat\\b").find("escape"), std::string::npos);
  EXPECT_NE(refusal("(?i)boat").find("group"), std::string::npos);
  EXPECT_NE(refusal("(?=boat)").find("group"), std::string::npos);
  EXPECT_NE(refusal("boat\\1").find("escape"), std::string::npos);
  EXPECT_NE(refusal("boat*+").find("repeat"), std::string::npos);
  EXPECT_NE(refusal("*boat").find("nothing to repeat"), std::string::npos);
  EXPECT_NE(refusal("boat[а-я]").find("range"), std::string::npos);
  EXPECT_NE(refusal("boat[^é]").find("negated"), std::string::npos);
  EXPECT_NE(refusal("boat \xF0\x9F\x9A\xA4").find("U+FFFF"), std::string::npos);
  EXPECT_NE(refusal("boat\xC3").find("UTF-8"), std::string::npos);
  EXPECT_NE(refusal(std::string(513, 'a')).find("512"), std::string::npos);
  EXPECT_NE(refusal("").find("0 bytes"), std::string::npos);
  EXPECT_NE(refusal("boat.{256}").find("255"), std::string::npos);
}

TEST(RegexSet, RefusesTooManyPatterns) {
  const std::vector<std::string> patterns(kRegexPatternsMax + 1, "boat");
  std::vector<RegexSet::PatternError> errors;
  EXPECT_FALSE(RegexSet::compile(patterns, errors).ok());
}

TEST(RegexSet, BombIsRefusedOrCompiledSoon) {
  const std::string bombs[] = {"(\\w{1,40} ){5}kilo",
                               "((a{1,99}){1,99}){1,99}boat",
                               "boat.{0,99}.{0,99}.{0,99}boat",
                               "boat(\\w+\\s?)*$",
                               "boat.{0,90}boat",
                               "(((((((((((((((((((boat)))))))))))))))))))",
                               "boat(a|b|ab){1,99}c",
                               "boat(.{0,9}a){1,9}",
                               "[a-z]{1,255}boat[a-z]{1,255}"};
  for (const std::string& bomb : bombs) {
    const std::vector<std::string> patterns{bomb};
    std::vector<RegexSet::PatternError> errors;
    const auto before = std::chrono::steady_clock::now();
    const Result<RegexSet> set = RegexSet::compile(patterns, errors);
    const auto took = std::chrono::steady_clock::now() - before;
    const auto took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    RecordProperty(bomb, static_cast<int>(took_ms));
    EXPECT_LT(took_ms, 1000) << bomb;  // 250 ms on a quiet machine; slow builds take longer
    if (std::getenv("SEAMARK_VERBOSE") != nullptr) {
      printf("%5d ms %s %s\n", static_cast<int>(took_ms), bomb.c_str(),
             set.ok() ? "ok" : set.error().message().c_str());
    }
  }
}

TEST(RegexSet, RequiredLiteralIsWhatEveryMatchHolds) {
  EXPECT_EQ(RegexSet::required_literal("boat"), u"boat");
  EXPECT_EQ(RegexSet::required_literal("boat.{0,9}tomorrow"), u"tomorrow");
  EXPECT_EQ(RegexSet::required_literal("abc(?:def)g"), u"abcdefg");
  EXPECT_EQ(RegexSet::required_literal("abc(def)+g"), u"abcdef");
  EXPECT_EQ(RegexSet::required_literal("abc(def)?g"), u"abc");
  EXPECT_EQ(RegexSet::required_literal("abcd?"), u"abc");
  EXPECT_EQ(RegexSet::required_literal("abcd{2}e"), u"abcd");
  EXPECT_EQ(RegexSet::required_literal("abcd|abce"), u"");
  EXPECT_EQ(RegexSet::required_literal("x(abcd|abce)yz"), u"yz");
  EXPECT_EQ(RegexSet::required_literal("^走线[0-9]+我们走线$"), u"我们走线");
  EXPECT_EQ(RegexSet::required_literal("(boat"), u"");
}

// Random patterns: Vectorscan's ends must be RE2's, found by trying every end.
class PatternMaker {
 public:
  explicit PatternMaker(uint32_t seed) : random_(seed) {}

  std::string pattern() {
    const std::string core[] = {"boat", "aabb", "абвг", "走线走线"};
    return sequence(2) + core[pick(4)] + sequence(2);
  }

  std::u16string text() {
    const std::u16string pieces[] = {u"boat", u"aabb", u"абвг", u"走线走线", u"a",
                                     u"b",    u"é",    u"走",   u" ",        u"7"};
    std::u16string all;
    for (size_t n = pick(14); n > 0; --n) {
      all += pieces[pick(10)];
    }
    return all;
  }

 private:
  size_t pick(size_t count) { return random_() % count; }

  std::string atom(int depth) {
    const std::string simple[] = {"a",    "b",    "é",     "走",  " ",   ".",
                                  "[ab]", "[^a]", "[é7 ]", "\\d", "\\w", "\\s"};
    if (depth > 0 && pick(4) == 0) {
      return "(" + sequence(depth - 1) + (pick(2) == 0 ? "|" + sequence(depth - 1) : "") + ")";
    }
    return simple[pick(12)];
  }

  std::string sequence(int depth) {
    const std::string repeats[] = {"", "", "", "", "?", "*", "+", "{2}", "{1,3}", "{0,4}"};
    std::string all;
    for (size_t n = pick(4); n > 0; --n) {
      all += atom(depth) + repeats[pick(10)];
    }
    return all;
  }

  std::mt19937 random_;
};

std::string utf8(std::u16string_view units) {
  std::string bytes;
  for (const char16_t unit : units) {
    if (unit < 0x80) {
      bytes += static_cast<char>(unit);
    } else if (unit < 0x800) {
      bytes += static_cast<char>(0xC0 | (unit >> 6));
      bytes += static_cast<char>(0x80 | (unit & 63));
    } else {
      bytes += static_cast<char>(0xE0 | (unit >> 12));
      bytes += static_cast<char>(0x80 | ((unit >> 6) & 63));
      bytes += static_cast<char>(0x80 | (unit & 63));
    }
  }
  return bytes;
}

TEST(RegexSet, FindsTheEndsThatRe2Finds) {
  PatternMaker maker(20261123);
  size_t compiled = 0;
  size_t found = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string pattern = maker.pattern();
    const std::vector<std::string> patterns{pattern};
    std::vector<RegexSet::PatternError> errors;
    const Result<RegexSet> set = RegexSet::compile(patterns, errors);
    if (!set.ok()) {
      continue;
    }
    ++compiled;
    // Independent of our rewriting to bytes: RE2 reads the pattern as UTF-8.
    RE2::Options as_utf8;
    as_utf8.set_log_errors(false);
    as_utf8.set_dot_nl(true);
    std::string plain = pattern;
    for (size_t at = 0; (at = plain.find("\\w", at)) != std::string::npos;) {
      plain.replace(at, 2, "[0-9a-z_\\x{80}-\\x{ffff}]");
    }
    const RE2 oracle(".*(?:" + plain + ")", as_utf8);
    ASSERT_TRUE(oracle.ok()) << plain;
    auto scratch = set.value().make_scratch();
    for (int t = 0; t < 12; ++t) {
      const std::u16string units = maker.text();
      std::set<uint32_t> want;
      for (uint32_t end = 1; end <= units.size(); ++end) {
        if (RE2::FullMatch(utf8(units.substr(0, end)), oracle)) {
          want.insert(end);
        }
      }
      std::vector<RegexHit> hits;
      set.value().scan(plain_text(units), *scratch, hits);
      std::set<uint32_t> got;
      for (const RegexHit& hit : hits) {
        got.insert(hit.end);
      }
      ASSERT_EQ(got, want) << pattern << " on " << utf8(units);
      found += want.size();
    }
  }
  EXPECT_GT(compiled, 100U);
  EXPECT_GT(found, 300U);
}

}  // namespace
}  // namespace seamark
