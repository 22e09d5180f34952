#include "signals/lexicon/spelling.h"

#include <gtest/gtest.h>

namespace seamark::lexicon {
namespace {

TEST(Spelling, TellsAccentsApart) {
  EXPECT_TRUE(spelled_as("mà", "mà"));
  EXPECT_FALSE(spelled_as("má", "mà"));
  EXPECT_FALSE(spelled_as("ma", "mà"));
  EXPECT_FALSE(spelled_as("ano", "año"));
}

TEST(Spelling, CaseDoesNotMatter) {
  EXPECT_TRUE(spelled_as("MÀ", "mà"));
  EXPECT_TRUE(spelled_as("Ếch Ơi ƯỚC", "ếch ơi ước"));
  EXPECT_TRUE(spelled_as("ČESTA Žena", "česta žena"));
  EXPECT_TRUE(spelled_as("ЛОДКА Σ", "лодка σ"));
}

TEST(Spelling, TellsLettersOfArabicScriptApart) {
  EXPECT_TRUE(spelled_as("گەیم", "گەیم"));
  EXPECT_FALSE(spelled_as("كيم", "کیم"));
}

TEST(Spelling, LengthsMustAgree) {
  EXPECT_FALSE(spelled_as("boa", "boat"));
  EXPECT_FALSE(spelled_as("boats", "boat"));
  EXPECT_TRUE(spelled_as("", ""));
}

TEST(Spelling, CutSequencesAreReadWithinBounds) {
  EXPECT_FALSE(spelled_as("\xF0", "a"));
  EXPECT_FALSE(spelled_as("a\xE2\x82", "ab"));
}

}  // namespace
}  // namespace seamark::lexicon
