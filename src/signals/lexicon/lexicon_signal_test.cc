#include "signals/lexicon/lexicon_signal.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/fold.h"

namespace seamark::lexicon {
namespace {

constexpr ConceptId kHere = 40;

Term name(std::string language, float weight, uint32_t place = 0) {
  Term term;
  term.text = "calais";
  term.language = std::move(language);
  term.units = u"calais";
  term.concept_id = kHere;
  term.weight = weight;
  term.place = place;
  return term;
}

// The terms that are hit in "to calais", all of them being terms of one literal.
std::vector<uint32_t> hit_terms(std::vector<Term> terms, std::string_view language = "en") {
  CompiledPack pack;
  pack.terms = std::move(terms);
  pack.literal_terms.emplace_back();
  for (uint32_t i = 0; i < pack.terms.size(); ++i) {
    pack.literal_terms.back().push_back(i);
  }
  const std::vector<LiteralTerm> literals = {{u"calais", TermMatch::kWord, 0x3F}};
  pack.literals = LiteralSet::build(literals);
  const LexiconSignal signal(pack);
  Document document;
  document.count = 1;
  document.fields[0].source = "to calais";
  fold(document.fields[0].source, document.fields[0].fold, SimdLevel::kScalar);
  LexiconScan scan;
  signal.scan(document, nullptr, SimdLevel::kScalar, scan);
  std::vector<ConceptHit> hits;
  signal.hits(document, scan, language, hits);
  std::vector<uint32_t> out;
  for (const ConceptHit& hit : hits) {
    EXPECT_EQ(hit.start, 3U);
    EXPECT_EQ(hit.last_word, hit.first_word);
    out.push_back(hit.term);
  }
  return out;
}

using Ids = std::vector<uint32_t>;

TEST(LexiconSignal, TheSameNameInManyLanguagesIsOneHit) {
  EXPECT_EQ(hit_terms({name("en", 1), name("fr", 1), name("sq", 1)}), Ids{0});
}

TEST(LexiconSignal, TheHeaviestOfEqualTermsIsKept) {
  EXPECT_EQ(hit_terms({name("en", 1), name("fr", 2), name("sq", 1)}), Ids{1});
}

TEST(LexiconSignal, AnotherPlaceOrConceptOfTheSameNameIsKept) {
  Term other = name("fr", 1);
  other.concept_id = kHere + 1;
  EXPECT_EQ(hit_terms({name("en", 1), name("fr", 1, 7), other}), (Ids{0, 1, 2}));
}

TEST(LexiconSignal, ATermWhoseConditionsFailDoesNotHideAnother) {
  Term strict = name("fr", 1);
  strict.strict_language = true;
  EXPECT_EQ(hit_terms({strict, name("en", 1)}), Ids{1});
  EXPECT_EQ(hit_terms({strict, name("en", 1)}, "fr"), Ids{0});
}

TEST(LexiconSignal, ATermWithNeedsDoesNotHideOneWithout) {
  Term needy = name("en", 1);
  needy.needs = 3;
  needy.needs_within_words = 5;
  EXPECT_EQ(hit_terms({needy, name("fr", 1)}), Ids{1});
  needy.weight = 2;
  EXPECT_EQ(hit_terms({needy, name("fr", 1)}), (Ids{0, 1}));
  Term farther = needy;
  farther.needs_within_words = 9;
  EXPECT_EQ(hit_terms({needy, farther}), Ids{1});
}

}  // namespace
}  // namespace seamark::lexicon
