#include "signals/document.h"

#include <string>

#include <gtest/gtest.h>

#include "text/fold.h"

namespace seamark {
namespace {

FieldText field_of(std::string_view source) {
  FieldText text;
  text.source = source;
  fold_scalar(source, text.fold);
  find_structure(text);
  return text;
}

std::vector<std::string> sentences_of(std::string_view source) {
  const FieldText text = field_of(source);
  std::vector<std::string> sentences;
  for (size_t i = 0; i < text.sentence_starts.size(); ++i) {
    const size_t start = text.sentence_starts[i];
    const size_t end =
        i + 1 < text.sentence_starts.size() ? text.sentence_starts[i + 1] : source.size();
    sentences.emplace_back(source.substr(start, end - start));
  }
  return sentences;
}

std::vector<std::string> quotes_of(std::string_view source) {
  const FieldText text = field_of(source);
  std::vector<std::string> quotes;
  for (const auto& [first, last] : text.quoted_ranges) {
    quotes.emplace_back(source.substr(first, last - first));
  }
  return quotes;
}

using Strings = std::vector<std::string>;

TEST(Sentences, EndAtTheMarksOfEveryScript) {
  EXPECT_EQ(sentences_of("One. Two! Three? Four"), (Strings{"One.", " Two!", " Three?", " Four"}));
  EXPECT_EQ(sentences_of("هل تريد؟ نعم۔ لا"), (Strings{"هل تريد؟", " نعم۔", " لا"}));
  EXPECT_EQ(sentences_of("走吧。明天！好？再见"), (Strings{"走吧。", "明天！", "好？", "再见"}));
  EXPECT_EQ(sentences_of("a…b"), (Strings{"a…", "b"}));
  EXPECT_EQ(sentences_of("first line\nsecond\r\n"), (Strings{"first line\n",
                                                             "second\r"
                                                             "\n"}));
}

TEST(Sentences, DoNotEndInsideNumbersLinksDatesAndInitials) {
  for (const char* whole :
       {"costs 1.200 now", "see t.me/sample.name today", "on 12.11. at ten", "the U.K. border",
        "J. Doe wrote", "http://example.com/?a=b", "٣.٥ بالمئة", "a.b@example.org"}) {
    EXPECT_EQ(sentences_of(whole).size(), 1U) << whole;
  }
}

TEST(Sentences, OfAnEmptyTextAreOne) {
  EXPECT_EQ(field_of("").sentence_starts.size(), 1U);
}

TEST(Quotes, PairInEveryStyle) {
  EXPECT_EQ(quotes_of("he said \"pay later\" and left"), (Strings{"\"pay later\""}));
  EXPECT_EQ(quotes_of("“a b” «c d» ‹e› „f g“ 「h」 ‘i j’"),
            (Strings{"“a b”", "«c d»", "‹e›", "„f g“", "「h」", "‘i j’"}));
  EXPECT_EQ(quotes_of("»rückwärts« und „polnisch”"), (Strings{"»rückwärts«", "„polnisch”"}));
}

TEST(Quotes, AreNotMadeByApostrophes) {
  EXPECT_TRUE(quotes_of("don't go, it isn't safe").empty());
  EXPECT_TRUE(quotes_of("don’t go, it isn’t ‘til").empty());
  EXPECT_TRUE(quotes_of("İzmir'den Midilli'ye").empty());
  EXPECT_EQ(quotes_of("he said 'don't go' twice"), (Strings{"'don't go'"}));
}

TEST(Quotes, EndWhereTheirSecondMarkIsMissing) {
  EXPECT_TRUE(quotes_of("\"never closed, and so it goes on").empty());
  const std::string far = "\"" + std::string(700, 'a') + "\" tail";
  EXPECT_TRUE(quotes_of(far).empty());
}

TEST(Quotes, ShareIsOfTheWordCharacters) {
  EXPECT_DOUBLE_EQ(field_of("abcd \"efgh\"").quoted_share, 0.5);
  EXPECT_DOUBLE_EQ(field_of("abcd efgh").quoted_share, 0);
  EXPECT_DOUBLE_EQ(field_of("\"!\"").quoted_share, 0);
}

TEST(Locate, GivesWordsSentenceAndQuotation) {
  const std::string source = "We go. \"From Calais\" to Dover";
  FieldText text = field_of(source);
  ConceptHit hit{.start = static_cast<uint32_t>(source.find("Calais")),
                 .end = static_cast<uint32_t>(source.find("Calais") + 6)};
  locate(text, hit);
  EXPECT_EQ(hit.sentence, 1U);
  EXPECT_TRUE(hit.quoted);
  EXPECT_EQ(hit.first_word, hit.last_word);

  ConceptHit later{.start = static_cast<uint32_t>(source.find("to Dover")),
                   .end = static_cast<uint32_t>(source.size())};
  locate(text, later);
  EXPECT_FALSE(later.quoted);
  EXPECT_EQ(later.first_word, hit.last_word + 1);
  EXPECT_EQ(later.last_word, hit.last_word + 2);
}

TEST(Locate, CountsTheFirstWordOfAHitThatBeginsWithASign) {
  const std::string source = "call +44 now";
  FieldText text = field_of(source);
  ConceptHit word{.start = 0, .end = 4};
  ConceptHit phone{.start = 5, .end = 8};
  locate(text, word);
  locate(text, phone);
  EXPECT_EQ(phone.first_word, word.last_word + 1);
}

TEST(Locate, IsSafeForAnySpan) {
  const std::string source = "ab \"cd\" é";
  FieldText text = field_of(source);
  for (uint32_t start = 0; start <= source.size(); ++start) {
    for (uint32_t end = start; end <= source.size() + 2; ++end) {
      ConceptHit hit{.start = start, .end = end};
      locate(text, hit);
      EXPECT_LE(hit.first_word, hit.last_word + 1);
      EXPECT_LT(hit.sentence, text.sentence_starts.size());
    }
  }
  FieldText empty = field_of("");
  ConceptHit hit;
  locate(empty, hit);
  EXPECT_EQ(hit.sentence, 0U);
}

}  // namespace
}  // namespace seamark
