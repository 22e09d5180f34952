// The triggers look at few places; here every unit of invented texts is looked at.
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "text/deobfuscate.h"
#include "text/fold.h"
#include "text/number_words.h"
#include "text/obfuscation.h"

namespace seamark {
namespace {

using Random = std::minstd_rand;

constexpr std::string_view kTokens[] = {"one",  "two",  "seven", "صفر",        "هشت",   "oh", "7",
                                        "42",   "four", "boat",  "a",          "б",     "x",  "yy",
                                        "хлеб", "9a",   "中",    "mississipp", "triple"};
constexpr std::string_view kGaps[] = {" ", " ", " ", ", ", "-", " - ", " -- ", "\n", "."};

std::string soup(Random& random) {
  std::string text;
  const size_t kinds = 2 + random() % std::size(kTokens);
  const size_t first = random() % std::size(kTokens);
  const size_t tokens = random() % 60;
  for (size_t i = 0; i < tokens; ++i) {
    text += kTokens[(first + random() % kinds) % std::size(kTokens)];
    text += kGaps[random() % std::size(kGaps)];
  }
  return text;
}

bool any_number_run(const FoldedText& text) {
  for (size_t i = 0; i < text.size; ++i) {
    const bool begins = text.word.test(i) && (i == 0 || !text.word.test(i - 1));
    if (begins && number_word(text.units.data() + i, word_end(text, i) - i) >= 0 &&
        number_run_at(text, i).words >= kNumberWordsMin) {
      return true;
    }
  }
  return false;
}

bool any_spaced_letters(const FoldedText& text) {
  for (size_t i = 0; i < text.size; ++i) {
    const bool begins = i == 0 || !text.word.test(i - 1);
    if (begins && spaced_letters_at(text, i).letters >= kSpacedLettersMin) {
      return true;
    }
  }
  return false;
}

TEST(ObfuscationTriggers, FindRunsThatLookingAtEveryUnitFinds) {
  Random random(20240607);
  FoldedText text;
  size_t numbers = 0;
  size_t letters = 0;
  constexpr size_t kRounds = 20000;
  for (size_t round = 0; round < kRounds; ++round) {
    const std::string source = soup(random);
    fold_scalar(source, text);
    const uint32_t fired = obfuscation_triggers(text);
    const bool number_run = any_number_run(text);
    const bool spaced = any_spaced_letters(text);
    ASSERT_EQ((fired & kTriggerWordDigits) != 0, number_run) << source;
    ASSERT_EQ((fired & kTriggerSpacedLetters) != 0, spaced) << source;
    numbers += number_run ? 1 : 0;
    letters += spaced ? 1 : 0;
  }
  // Neither always nor never.
  EXPECT_GT(numbers, kRounds / 10);
  EXPECT_LT(numbers, kRounds * 9 / 10);
  EXPECT_GT(letters, kRounds / 50);
  EXPECT_LT(letters, kRounds * 9 / 10);
}

}  // namespace
}  // namespace seamark
