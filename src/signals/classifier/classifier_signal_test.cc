#include "signals/classifier/classifier_signal.h"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "match/window_hash.h"
#include "signals/classifier/classifier_model.h"
#include "text/fold.h"

namespace seamark::classifier {
namespace {

constexpr uint32_t kBits = 16;

// Gives `weight` to the window `units`, nothing to any other.
void learn(ClassifierModel& model, const char16_t* units, int weight) {
  model.weights[window_hash(units) >> (32 - kBits)] = static_cast<int8_t>(weight);
}

ClassifierModel empty_model() {
  ClassifierModel model{.bits = kBits, .scale = 0.5, .bias = -2};
  model.weights.resize(size_t{1} << kBits);
  return model;
}

LiteralScan scan_of(const ClassifierSignal& signal, std::string_view text) {
  FoldedText fold;
  fold_scalar(text, fold);
  LiteralScan scan;
  LiteralSet().scan(fold, signal.weights(), SimdLevel::kScalar, scan);
  return scan;
}

TEST(ClassifierSignal, WithoutAModelIsSilent) {
  const ClassifierSignal signal = ClassifierSignal::create("").value();
  EXPECT_EQ(signal.weights(), nullptr);
  LiteralScan scan;
  scan.weight_sum = 100;
  scan.windows = 4;
  EXPECT_EQ(signal.log_odds(scan), 0);
  EXPECT_TRUE(signal.explain(FieldText{}, 3).empty());
}

TEST(ClassifierSignal, LogOddsIsTheSumOverTheRootOfTheWindows) {
  const ClassifierSignal signal =
      ClassifierSignal::create(write_classifier_model(empty_model())).value();
  LiteralScan scan;
  scan.weight_sum = 120;
  scan.windows = 9;
  EXPECT_DOUBLE_EQ(signal.log_odds(scan), -2 + 0.5 * 120 / 3);
  scan.windows = 0;
  EXPECT_EQ(signal.log_odds(scan), 0) << "nothing was looked at";
}

TEST(ClassifierSignal, TheMatchersSumIsThatOfTheWindows) {
  ClassifierModel model = empty_model();
  learn(model, u"boat", 50);
  learn(model, u"news", -20);
  const ClassifierSignal signal = ClassifierSignal::create(write_classifier_model(model)).value();
  const LiteralScan scan = scan_of(signal, "boat boat news");
  EXPECT_EQ(scan.windows, 11U);
  EXPECT_EQ(scan.weight_sum, 80);
  EXPECT_DOUBLE_EQ(signal.log_odds(scan), -2 + 0.5 * 80 / std::sqrt(11.0));
}

TEST(ClassifierSignal, ExplainsByTheHeaviestWindowsInTheSource) {
  ClassifierModel model = empty_model();
  learn(model, u"boat", 50);
  learn(model, u"news", -60);
  learn(model, u"ship", 10);
  const ClassifierSignal signal = ClassifierSignal::create(write_classifier_model(model)).value();
  FieldText text;
  text.source = "É ship, BOAT, news";
  fold_scalar(text.source, text.fold);
  const auto shares = signal.explain(text, 2);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_EQ(text.source.substr(shares[0].start, shares[0].end - shares[0].start), "news");
  EXPECT_LT(shares[0].weight, 0);
  EXPECT_EQ(text.source.substr(shares[1].start, shares[1].end - shares[1].start), "BOAT");
  EXPECT_GT(shares[1].weight, 0);
}

TEST(ClassifierSignal, SharesAddUpToTheLogOddsWithoutTheBias) {
  ClassifierModel model = empty_model();
  for (size_t i = 0; i < model.weights.size(); ++i) {
    model.weights[i] = static_cast<int8_t>(static_cast<int>(i * 31 % 255) - 127);
  }
  const ClassifierSignal signal = ClassifierSignal::create(write_classifier_model(model)).value();
  FieldText text;
  text.source = "any ordinary text at all";
  fold_scalar(text.source, text.fold);
  double sum = 0;
  for (const auto& share : signal.explain(text, 1000)) {
    sum += share.weight;
  }
  EXPECT_NEAR(sum - 2, signal.log_odds(scan_of(signal, text.source)), 1e-9);
}

TEST(ClassifierSignal, RefusesWhatIsNoModel) {
  EXPECT_FALSE(ClassifierSignal::create("nonsense").ok());
}

}  // namespace
}  // namespace seamark::classifier
