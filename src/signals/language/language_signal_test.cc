#include "signals/language/language_signal.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "signals/language/language_model.h"
#include "text/fold.h"

namespace seamark::language {
namespace {

LanguageGuess guess(const LanguageSignal& signal, std::string_view text,
                    SimdLevel level = SimdLevel::kScalar) {
  FoldedText fold;
  fold_scalar(text, fold);
  return signal.identify(fold, level);
}

// Knows "the" as English and "der" as German, in rows of their own.
std::string two_word_model() {
  LanguageModel model{.row_bits = 14, .logit_scale = 0.25};
  model.classes = {{"de", Script::kLatin}, {"en", Script::kLatin}};
  model.codebook[1] = 31;
  model.levels.resize(model.weight_count() / 2);
  model.levels[trigram_hash('d', 'e', 'r') >> 18U] = 0x01;
  model.levels[trigram_hash('t', 'h', 'e') >> 18U] = 0x10;
  return write_language_model(model);
}

TEST(LanguageSignal, KnowsScriptsWithoutAModel) {
  const LanguageSignal signal = LanguageSignal::create("").value();
  EXPECT_EQ(guess(signal, "Ελλάδα").code, "el");
  EXPECT_EQ(guess(signal, "ਪੰਜਾਬੀ ਵਿੱਚ").code, "pa");
  EXPECT_EQ(guess(signal, "বাংলা ভাষা").code, "bn");
  EXPECT_EQ(guess(signal, "हिन्दी में").code, "hi");
  EXPECT_EQ(guess(signal, "中文").code, "zh");
  EXPECT_EQ(guess(signal, "English").code, "und");
  EXPECT_EQ(guess(signal, "العربية").code, "und");
  EXPECT_EQ(guess(signal, "").code, "und");
  EXPECT_EQ(guess(signal, "12345").code, "und");
}

TEST(LanguageSignal, TakesTheLanguageWithTheLargestSum) {
  const LanguageSignal signal = LanguageSignal::create(two_word_model()).value();
  EXPECT_EQ(guess(signal, "the").code, "en");
  EXPECT_EQ(guess(signal, "der").code, "de");
  EXPECT_EQ(guess(signal, "the der der").code, "de");
  EXPECT_EQ(guess(signal, "Ελλάδα").code, "el");
}

TEST(LanguageSignal, IsUnsureOfATie) {
  const LanguageSignal signal = LanguageSignal::create(two_word_model()).value();
  const LanguageGuess tie = guess(signal, "xyzzy");
  EXPECT_EQ(tie.code, "und");
  EXPECT_EQ(tie.margin, 0);
  EXPECT_EQ(guess(signal, "ab").code, "und") << "too short for a window";
}

TEST(LanguageSignal, MarginGrowsWithTheEvidence) {
  const LanguageSignal signal = LanguageSignal::create(two_word_model()).value();
  const double weak = guess(signal, "the and a lot of other words that say nothing at all").margin;
  const double strong = guess(signal, "the the the the").margin;
  EXPECT_GT(weak, 0);
  EXPECT_GT(strong, weak);
  EXPECT_LT(strong, 1);
}

TEST(LanguageSignal, LooksAtTheFirst96UnitsOnly) {
  const LanguageSignal signal = LanguageSignal::create(two_word_model()).value();
  const std::string filler(kLanguageUnits, 'x');
  EXPECT_EQ(guess(signal, filler + " the the the the the").code, "und");
}

TEST(LanguageSignal, ListsWhatItCanName) {
  const LanguageSignal signal = LanguageSignal::create(two_word_model()).value();
  const auto& codes = signal.codes();
  for (const char* code : {"de", "en", "zh", "pa", "el"}) {
    EXPECT_NE(std::find(codes.begin(), codes.end(), code), codes.end()) << code;
  }
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
}

TEST(LanguageSignal, RefusesWhatIsNoModel) {
  EXPECT_FALSE(LanguageSignal::create("nonsense").ok());
}

TEST(LanguageSignal, SaysTheSameAtEveryLevel) {
  const LanguageSignal signal = LanguageSignal::create(two_word_model()).value();
  for (const std::string_view text : {"the der", "a the", "der die das the", "xyz", "中文 the"}) {
    const LanguageGuess slow = guess(signal, text, SimdLevel::kScalar);
    const LanguageGuess fast = guess(signal, text, best_simd_level());
    EXPECT_EQ(slow.code, fast.code);
    EXPECT_EQ(slow.margin, fast.margin);
  }
}

}  // namespace
}  // namespace seamark::language
