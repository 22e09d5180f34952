#include "match/literal_set.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "match/literal_kernels_internal.h"
#include "match/literal_oracle_internal.h"
#include "match/plain_text_internal.h"

namespace seamark {
namespace {

std::vector<SimdLevel> levels() {
  std::vector<SimdLevel> all{SimdLevel::kScalar};
  if (best_simd_level() != SimdLevel::kScalar) {
    all.push_back(SimdLevel::kAvx2);
  }
  if (best_simd_level() == SimdLevel::kAvx512) {
    all.push_back(SimdLevel::kAvx512);
  }
  return all;
}

std::vector<int8_t> random_weights(uint32_t bits, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<int8_t> weights((size_t{1} << bits) + 4);
  for (int8_t& weight : weights) {
    weight = static_cast<int8_t>(static_cast<int>(random() % 256) - 128);
  }
  return weights;
}

std::string describe(const std::vector<LiteralTerm>& terms, std::u16string_view text) {
  std::string all = "text:";
  for (const char16_t unit : text) {
    all += " " + std::to_string(static_cast<uint32_t>(unit));
  }
  for (const LiteralTerm& term : terms) {
    all += "\nterm " + std::to_string(static_cast<int>(term.match)) + ":";
    for (const char16_t unit : term.units) {
      all += " " + std::to_string(static_cast<uint32_t>(unit));
    }
  }
  return all;
}

// Every level must say what the oracle says.
void expect_naive(const std::vector<LiteralTerm>& terms, const LiteralSet& set,
                  std::u16string_view units, const WindowWeights* weights) {
  const FoldedText text = plain_text(units);
  const LiteralScan want = naive_scan(terms, text, weights);
  for (const SimdLevel level : levels()) {
    LiteralScan got;
    set.scan(text, weights, level, got);
    if (got.hits != want.hits || got.overflow != want.overflow ||
        got.weight_sum != want.weight_sum || got.windows != want.windows) {
      FAIL() << simd_level_name(level) << ": " << got.hits.size() << " hits, want "
             << want.hits.size() << "; sum " << got.weight_sum << ", want " << want.weight_sum
             << "\n"
             << (terms.size() < 40 && units.size() < 300 ? describe(terms, units) : "");
    }
  }
}

std::u16string random_units(std::mt19937& random, std::u16string_view alphabet, size_t length) {
  std::u16string units;
  for (size_t i = 0; i < length; ++i) {
    units += alphabet[random() % alphabet.size()];
  }
  return units;
}

std::vector<LiteralTerm> random_terms(std::mt19937& random, std::u16string_view alphabet,
                                      size_t count, size_t length_max) {
  std::vector<LiteralTerm> terms;
  for (size_t i = 0; i < count; ++i) {
    terms.push_back(plain_term(random_units(random, alphabet, 1 + random() % length_max),
                               static_cast<TermMatch>(random() % 4)));
  }
  return terms;
}

std::vector<LiteralHit> find(const std::vector<LiteralTerm>& terms, std::u16string_view units) {
  expect_naive(terms, LiteralSet::build(terms), units, nullptr);
  LiteralScan out;
  LiteralSet::build(terms).scan(plain_text(units), nullptr, SimdLevel::kScalar, out);
  return out.hits;
}

constexpr TermMatch kModes[] = {TermMatch::kWord, TermMatch::kPrefix, TermMatch::kSuffix,
                                TermMatch::kAny};

TEST(LiteralSet, EmptySetFindsNothingButSumsWeights) {
  const std::vector<int8_t> weights = random_weights(12, 1);
  const WindowWeights model{weights.data(), 12};
  expect_naive({}, LiteralSet(), u"there is nothing to find in here", &model);
  expect_naive({}, LiteralSet::build({}), u"there is nothing to find in here", &model);
  EXPECT_EQ(LiteralSet().size(), 0U);
}

TEST(LiteralSet, TextUnderFourUnitsHasNoWindows) {
  const std::vector<int8_t> weights = random_weights(8, 2);
  const WindowWeights model{weights.data(), 8};
  for (const std::u16string_view text : {u"", u"a", u"ab", u"abc"}) {
    LiteralScan out;
    out.weight_sum = 7;
    LiteralSet::build({}).scan(plain_text(text), &model, SimdLevel::kScalar, out);
    EXPECT_EQ(out.windows, 0U);
    EXPECT_EQ(out.weight_sum, 0);
  }
}

TEST(LiteralSet, KeepsTheBoundsOfEachMode) {
  const std::u16string_view text = u"boat boats lifeboat lifeboats boat";
  EXPECT_EQ(find({plain_term(u"boat", TermMatch::kWord)}, text).size(), 2U);
  EXPECT_EQ(find({plain_term(u"boat", TermMatch::kPrefix)}, text).size(), 3U);
  EXPECT_EQ(find({plain_term(u"boat", TermMatch::kSuffix)}, text).size(), 3U);
  EXPECT_EQ(find({plain_term(u"boat", TermMatch::kAny)}, text).size(), 5U);
}

TEST(LiteralSet, SymbolsAndIdeographsAreBoundsOfTheirOwn) {
  EXPECT_EQ(find({plain_term(u"#game", TermMatch::kWord)}, u"the#game is on").size(), 1U);
  EXPECT_EQ(find({plain_term(u"\uE123", TermMatch::kWord)}, u"a\uE123b").size(), 1U);
  EXPECT_EQ(find({plain_term(u"whatsapp", TermMatch::kWord)}, u"加我whatsapp联系").size(), 1U);
  EXPECT_EQ(find({plain_term(u"走线", TermMatch::kWord)}, u"我们走线去").size(), 1U);
  EXPECT_EQ(find({plain_term(u"线", TermMatch::kPrefix)}, u"走线").size(), 1U);
}

TEST(LiteralSet, ReturnsOverlapsAndEqualTermsInOrder) {
  const std::vector<LiteralTerm> terms = {
      plain_term(u"abab", TermMatch::kAny), plain_term(u"ababab", TermMatch::kAny),
      plain_term(u"abab", TermMatch::kAny), plain_term(u"ba", TermMatch::kAny)};
  const std::vector<LiteralHit> want = {{0, 0, 4}, {2, 0, 4}, {1, 0, 6}, {3, 1, 3},
                                        {0, 2, 6}, {2, 2, 6}, {3, 3, 5}};
  EXPECT_EQ(find(terms, u"ababab"), want);
}

TEST(LiteralSet, IgnoresTermsOutsideTheLimits) {
  const std::vector<LiteralTerm> terms = {plain_term(u"", TermMatch::kAny),
                                          plain_term(std::u16string(65, u'a'), TermMatch::kAny),
                                          plain_term(std::u16string(64, u'a'), TermMatch::kAny)};
  EXPECT_EQ(find(terms, std::u16string(65, u'a')).size(), 2U);
}

TEST(LiteralSet, FindsTermsInEveryScript) {
  const std::vector<std::u16string> words = {
      u"smuggler", u"κατευθειαν",   u"переправа", u"մաքսանենգ",  u"הברחה",     u"قاچاقچی",
      u"مهرب",     u"नाव से",        u"নৌকা করে",  u"ਕਿਸ਼ਤੀ ਰਾਹੀਂ", u"படகு மூலம்", u"පුද්ගල ජාවාරම",
      u"เรือเร็ว",   u"ລົດຕູ້ໄປ",        u"လှေနဲ့သွား",    u"გადასვლა",   u"መሻገሪያ",     u"ទូកទៅ",
      u"밀입국",   u"偷渡客",       u"走线",      u"ボート で",  u"蛇头",      u"ᐃᓄᒃᑎᑐᑦ",
      u"ᏣᎳᎩ",      u"\uE456\uE001", u"✈",         u"€"};
  std::vector<LiteralTerm> terms;
  for (const std::u16string& word : words) {
    for (const TermMatch match : kModes) {
      terms.push_back(plain_term(word, match));
    }
  }
  const LiteralSet set = LiteralSet::build(terms);
  for (const std::u16string& word : words) {
    for (const std::u16string_view before : {u"", u" ", u"x", u"走", u"."}) {
      const std::u16string text = std::u16string(before) + word + std::u16string(before) + word;
      expect_naive(terms, set, text, nullptr);
      EXPECT_GE(find(terms, text).size(), 2U);
    }
  }
}

TEST(LiteralSet, AgreesWithTheOracleOnAllSmallTexts) {
  // All texts of up to 6 units over three kinds of unit, against all terms of up to 3 and some
  // of 4.
  const std::u16string_view alphabet = u"a 走";
  std::vector<LiteralTerm> terms;
  std::vector<std::u16string> strings = {u""};
  for (size_t i = 0; i < strings.size(); ++i) {
    if (strings[i].size() < 6) {
      for (const char16_t unit : alphabet) {
        strings.push_back(strings[i] + unit);
      }
    }
    if (!strings[i].empty() && strings[i].size() <= 4) {
      for (const TermMatch match : kModes) {
        terms.push_back(plain_term(strings[i], match));
      }
    }
  }
  const LiteralSet set = LiteralSet::build(terms);
  for (const std::u16string& text : strings) {
    expect_naive(terms, set, text, nullptr);
  }
}

TEST(LiteralSet, AgreesWithTheOracleOnDenseRandomTexts) {
  std::mt19937 random(20261123);
  const std::vector<int8_t> weights = random_weights(14, 3);
  const WindowWeights model{weights.data(), 14};
  const std::u16string_view alphabets[] = {u"ab", u"ab ", u"abc 走\uE001", u"ا ب7",
                                           u"abcdefgh  走线#"};
  for (int round = 0; round < 3000; ++round) {
    const std::u16string_view alphabet = alphabets[random() % 5];
    const auto terms = random_terms(random, alphabet, 1 + random() % 30, 2 + random() % 12);
    const LiteralSet set = LiteralSet::build(terms);
    expect_naive(terms, set, random_units(random, alphabet, random() % 200), &model);
  }
}

TEST(LiteralSet, AgreesWithTheOracleAcrossBlocks) {
  std::mt19937 random(7);
  const std::u16string_view alphabet = u"abcdefghijklmnop  走线";
  for (int round = 0; round < 20; ++round) {
    const auto terms = random_terms(random, alphabet, 100, 64);
    const LiteralSet set = LiteralSet::build(terms);
    std::u16string text = random_units(random, alphabet, 400 + random() % 1500);
    for (int i = 0; i < 20; ++i) {
      text.insert(random() % text.size(), terms[random() % terms.size()].units);
    }
    for (const size_t edge : {500U, 508U, 510U, 511U, 512U, 1000U}) {
      text.insert(std::min<size_t>(edge, text.size()), terms[random() % terms.size()].units);
    }
    expect_naive(terms, set, text, nullptr);
  }
}

TEST(LiteralSet, KeepsTheFirstHitsOfAFlood) {
  std::mt19937 random(11);
  std::vector<LiteralTerm> terms;
  for (size_t length = 1; length <= 64; ++length) {
    terms.push_back(plain_term(std::u16string(length, u'a'), TermMatch::kAny));
  }
  const LiteralSet set = LiteralSet::build(terms);
  for (const size_t length : {16U, 22U, 23U, 64U, 600U, 3000U}) {
    expect_naive(terms, set, std::u16string(length, u'a'), nullptr);
  }
  std::u16string late = std::u16string(700, u'b') + std::u16string(600, u'a');
  expect_naive(terms, set, late, nullptr);
}

TEST(LiteralSet, FindsThePrefixOfAWordThatAFloodFills) {
  std::vector<LiteralTerm> terms;
  for (size_t length = 1; length <= 64; ++length) {
    terms.push_back(plain_term(std::u16string(length, u'a'), TermMatch::kAny));
    terms.push_back(plain_term(std::u16string(length, u'a'), TermMatch::kPrefix));
  }
  const LiteralSet set = LiteralSet::build(terms);
  for (const size_t length : {64U, 511U, 512U, 513U, 600U, 1500U}) {
    expect_naive(terms, set, std::u16string(length, u'a'), nullptr);
    expect_naive(terms, set, u"b " + std::u16string(length, u'a') + u" aa", nullptr);
  }
}

TEST(LiteralSet, SurvivesHostilePosts) {
  std::mt19937 random(13);
  const std::u16string_view alphabet = u"abcdefghijklmnopqrstuvwxyz ";
  std::vector<LiteralTerm> terms = random_terms(random, alphabet, 300, 16);
  terms.push_back(plain_term(u"call me now", TermMatch::kWord));
  const LiteralSet set = LiteralSet::build(terms);
  std::u16string phrase;
  while (phrase.size() < 16384) {
    phrase += u"call me now ";
  }
  expect_naive(terms, set, phrase, nullptr);
  std::u16string all;
  for (const LiteralTerm& term : terms) {
    all += term.units + u" ";
  }
  expect_naive(terms, set, all, nullptr);
  expect_naive(terms, set, std::u16string(16384, u' '), nullptr);
}

TEST(LiteralSet, ReusedResultHoldsNothingOld) {
  const std::vector<LiteralTerm> terms = {plain_term(u"boat", TermMatch::kAny)};
  const LiteralSet set = LiteralSet::build(terms);
  LiteralScan out;
  std::u16string flood;
  for (int i = 0; i < 2000; ++i) {
    flood += u"boat";
  }
  set.scan(plain_text(flood), nullptr, SimdLevel::kScalar, out);
  EXPECT_TRUE(out.overflow);
  set.scan(plain_text(u"a car"), nullptr, SimdLevel::kScalar, out);
  EXPECT_FALSE(out.overflow);
  EXPECT_TRUE(out.hits.empty());
}

TEST(LiteralSet, ChoosesTheRareAnchor) {
  const auto anchor_of = [](std::u16string_view units, TermMatch match) {
    const std::vector<LiteralTerm> terms = {plain_term(units, match),
                                            plain_term(u"the other", TermMatch::kWord)};
    const TermAnchor anchor = choose_anchors(terms).front();
    return std::pair{anchor.kind, static_cast<int>(anchor.at)};
  };
  using Where = std::pair<AnchorKind, int>;
  EXPECT_EQ(anchor_of(u"the zodiac", TermMatch::kWord), Where(AnchorKind::kTokenPair, 0));
  EXPECT_EQ(anchor_of(u"the zodiac", TermMatch::kPrefix), Where(AnchorKind::kToken, 0));
  EXPECT_EQ(anchor_of(u"on the zodiac", TermMatch::kWord), Where(AnchorKind::kTokenPair, 3));
  EXPECT_EQ(anchor_of(u"zodiac", TermMatch::kPrefix), Where(AnchorKind::kPrefix, 0));
  EXPECT_EQ(anchor_of(u"zod", TermMatch::kPrefix), Where(AnchorKind::kPrefix, 0));
  EXPECT_EQ(anchor_of(u"zodiac", TermMatch::kAny).first, AnchorKind::kWindow);
  EXPECT_EQ(anchor_of(u"走线客户", TermMatch::kWord).first, AnchorKind::kWindow);
  EXPECT_EQ(anchor_of(u"zodiac\u20AC", TermMatch::kSuffix), Where(AnchorKind::kSign, 6));
  EXPECT_EQ(anchor_of(u"\u20AC\u20AC", TermMatch::kAny).first, AnchorKind::kSignPair);
  EXPECT_EQ(anchor_of(u"走线", TermMatch::kWord).first, AnchorKind::kShortPair);
}

TEST(LiteralSet, UnitsOfWordsDoNotMatchTheSameUnitsOutsideWords) {
  LiteralTerm letter = plain_term(u"\uE123", TermMatch::kAny);
  letter.word = 1;  // a supplementary letter that shares its unit with a sign
  const LiteralSet set = LiteralSet::build(std::vector{letter});
  LiteralScan out;
  set.scan(plain_text(u"a \uE123"), nullptr, SimdLevel::kScalar, out);
  EXPECT_TRUE(out.hits.empty());
}

TEST(LiteralSet, FilterOfSignsStopsOrdinaryLetters) {
  std::vector<std::u16string> signs = {u"$", u"\u00A3", u"\u061F", u"\u20AC", u"\u260E", u"\u2705"};
  for (char16_t unit = 0xE003; unit < 0xF8F0; unit = static_cast<char16_t>(unit + 37)) {
    signs.push_back({unit});
    signs.push_back({unit, static_cast<char16_t>(unit ^ 0x5A)});
  }
  const ShortFilter filter = make_short_filter({signs.begin(), signs.end()});
  std::u16string text = u"an ordinary line of 26 letters, \u0438 \u0431\u0443\u043A\u0432\u044B";
  text.resize(128);
  EXPECT_EQ(short_starts_scalar(text.data(), filter) & 0x7FFFFFFFU, 0U);
  for (const std::u16string& sign : signs) {
    text.replace(5, sign.size(), sign);
    EXPECT_TRUE((short_starts_scalar(text.data(), filter) >> 5U) & 1U);
  }
}

}  // namespace
}  // namespace seamark
