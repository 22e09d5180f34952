#include "learn/language_trainer.h"

#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "learn/language_quantiser.h"
#include "signals/language/language_model.h"

namespace seamark {
namespace {

std::vector<LanguageExample> small_corpus() {
  static const std::vector<std::pair<std::string, std::string>> texts = {
      {"the house is near the river and the bridge", "en"},
      {"we went to the market with the children this morning", "en"},
      {"there is nothing that they could have done about it", "en"},
      {"das Haus steht nicht weit von der Brücke und dem Fluss", "de"},
      {"wir sind heute Morgen mit den Kindern auf den Markt gegangen", "de"},
      {"ich weiß nicht, was sie hätten tun können", "de"},
      {"мы сегодня утром ходили на рынок с детьми", "ru"},
      {"дом стоит недалеко от моста и реки", "ru"},
      {"сьогодні вранці ми ходили з дітьми на ринок", "uk"},
      {"будинок стоїть недалеко від мосту та річки", "uk"},
      {"今天早上我们去了市场", "zh"},
      {"husid er nalaegt broen og floden sagdi hann", "da"}};
  std::vector<LanguageExample> examples;
  for (const auto& [text, language] : texts) {
    examples.push_back({.text = text, .language = language});
  }
  return examples;
}

LanguageTraining small_training() {
  return {.languages = {"de", "en", "ru", "uk", "zh"},
          .row_bits = 12,
          .epochs = 20,
          .examples_max = 50};
}

TEST(LanguageTrainer, KnowsWhatItWasTaught) {
  const auto examples = small_corpus();
  const std::string bytes = train_language(examples, small_training()).value();
  const LanguageEvaluation result = evaluate_language(bytes, examples).value();
  EXPECT_EQ(result.overall.hits, examples.size());
  EXPECT_EQ(result.mean_recall, 1);
  EXPECT_EQ(result.recall.at("und").of, 1U);
  EXPECT_EQ(result.precision.at("en").of, 3U);
}

TEST(LanguageTrainer, LeavesOutWhatItsScriptDecides) {
  const std::string bytes = train_language(small_corpus(), small_training()).value();
  const auto model = language::parse_language_model(bytes).value();
  std::vector<std::string> codes;
  for (const auto& one : model.classes) {
    codes.push_back(one.code);
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"de", "en", "ru", "uk", "und"}));
  EXPECT_EQ(model.classes[2].script, language::Script::kCyrillic);
}

TEST(LanguageTrainer, GivesTheSameBytesTwiceAndOthersForAnotherSeed) {
  const auto examples = small_corpus();
  LanguageTraining training = small_training();
  const std::string first = train_language(examples, training).value();
  EXPECT_EQ(train_language(examples, training).value(), first);
  training.seed = 2;
  EXPECT_NE(train_language(examples, training).value(), first);
}

TEST(LanguageTrainer, EveryLevelJudgesAlike) {
  const auto examples = small_corpus();
  const std::string bytes = train_language(examples, small_training()).value();
  EXPECT_EQ(evaluate_language(bytes, examples, SimdLevel::kScalar).value().confused,
            evaluate_language(bytes, examples, best_simd_level()).value().confused);
}

TEST(LanguageTrainer, RefusesTooLittleAndWrongSettings) {
  const auto examples = small_corpus();
  EXPECT_FALSE(train_language({}, small_training()).ok());
  EXPECT_FALSE(train_language(std::span(examples).first(3), {.row_bits = 12}).ok());
  EXPECT_FALSE(train_language(examples, {.row_bits = 15}).ok());
  EXPECT_FALSE(train_language(examples, {.epochs = 0}).ok());
  EXPECT_FALSE(train_language(examples, {.rate = -1}).ok());
  EXPECT_FALSE(evaluate_language("nonsense", examples).ok());
}

TEST(LanguageTrainer, HoldsOutATenthByTheTextAlone) {
  size_t held = 0;
  for (int i = 0; i < 10'000; ++i) {
    held += is_held_out("sample text number " + std::to_string(i), 10) ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(held), 1000, 120);
  EXPECT_EQ(is_held_out("a", 10), is_held_out("a", 10));
}

double loss_of(const std::vector<double>& counts, const std::vector<int>& levels) {
  const int max = static_cast<int>(counts.size() / 2);
  double loss = 0;
  for (size_t i = 0; i < counts.size(); ++i) {
    const int value = static_cast<int>(i) - max;
    int best = 1 << 20;
    for (const int level : levels) {
      best = std::min(best, (value - level) * (value - level));
    }
    loss += counts[i] * best;
  }
  return loss;
}

TEST(LanguageQuantiser, NoOtherLevelsLoseLess) {
  const std::vector<double> counts = {3, 0, 1, 9, 20, 50, 18, 8, 0, 2, 5};
  const double found = loss_of(counts, best_levels(counts, 3));
  double least = 1e300;
  for (int a = -5; a <= 5; ++a) {
    for (int b = a; b <= 5; ++b) {
      for (int c = b; c <= 5; ++c) {
        least = std::min(least, loss_of(counts, {a, b, c}));
      }
    }
  }
  EXPECT_EQ(found, least);
}

}  // namespace
}  // namespace seamark
