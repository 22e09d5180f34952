#include "learn/evaluation.h"

#include <gtest/gtest.h>

namespace seamark {
namespace {

struct Facts {
  std::string language = "en";
  std::string category = "V11";
  std::string variant;
};

JudgedPost post(std::string id, Label label, Verdict verdict, Facts facts = {}) {
  return {.id = std::move(id),
          .label = label,
          .verdict = verdict,
          .score = 0.5,
          .language = std::move(facts.language),
          .category = std::move(facts.category),
          .variant = std::move(facts.variant)};
}

// 4 adverts: 2 found, 1 missed, 1 undecided. 2 asking: 1 seen, 1 called an advert.
// 4 benign: 1 called an advert, 1 called asking, 2 clean.
std::vector<JudgedPost> ten_posts() {
  return {post("a1", Label::kAdvert, Verdict::kAdvert),
          post("a2", Label::kAdvert, Verdict::kAdvert, {"fr", "V10", "leet"}),
          post("a3", Label::kAdvert, Verdict::kNone, {"fr", "V10", "leet"}),
          post("a4", Label::kAdvert, Verdict::kUndecided),
          post("q1", Label::kAsking, Verdict::kAsking, {"en", "Q10", {}}),
          post("q2", Label::kAsking, Verdict::kAdvert, {"fr", "Q10", {}}),
          post("b1", Label::kBenign, Verdict::kAdvert, {"fr", {}, {}}),
          post("b2", Label::kBenign, Verdict::kAsking, {{}, {}, {}}),
          post("b3", Label::kBenign, Verdict::kNone, {"en", {}, {}}),
          post("b4", Label::kBenign, Verdict::kNone, {"en", {}, {}})};
}

TEST(Evaluation, CountsAsByHand) {
  const Slice& all = evaluate(ten_posts()).overall;
  EXPECT_EQ(all.total(), 10U);
  EXPECT_EQ(all.total(Label::kAdvert), 4U);
  EXPECT_EQ(all.total(Verdict::kAdvert), 4U);
  EXPECT_EQ(all.count(Label::kAdvert, Verdict::kUndecided), 1U);
  EXPECT_EQ(all.precision.hits, 2U);  // of four verdicts "advert"
  EXPECT_EQ(all.precision.of, 4U);
  EXPECT_EQ(all.recall.hits, 2U);  // of four adverts
  EXPECT_EQ(all.recall.of, 4U);
  EXPECT_EQ(all.false_positive_rate.hits, 2U);  // of six that are none
  EXPECT_EQ(all.false_positive_rate.of, 6U);
  EXPECT_EQ(all.asking_recall.hits, 1U);
  EXPECT_EQ(all.asking_recall.of, 2U);
  EXPECT_DOUBLE_EQ(all.f1, 0.5);
  // Wilson for 2 of 4: centre 0.5, half 1.959964 sqrt(0.0625 + 0.0600228) / 1.9603647 = 0.3499611
  EXPECT_NEAR(all.recall.interval.low, 0.1500389, 5e-7);
  EXPECT_NEAR(all.recall.interval.high, 0.8499611, 5e-7);
}

TEST(Evaluation, SlicesByLanguageCategoryAndVariant) {
  const Evaluation result = evaluate(ten_posts());
  ASSERT_EQ(result.by_language.size(), 3U);
  EXPECT_EQ(result.by_language.at("und").total(), 1U);
  const Slice& french = result.by_language.at("fr");
  EXPECT_EQ(french.recall.hits, 1U);
  EXPECT_EQ(french.recall.of, 2U);
  EXPECT_EQ(french.precision.of, 3U);
  EXPECT_EQ(french.false_positive_rate.hits, 2U);
  EXPECT_EQ(french.false_positive_rate.of, 2U);
  EXPECT_EQ(result.by_category.at("V10").total(), 2U);
  EXPECT_EQ(result.by_category.at("none").total(), 4U);
  EXPECT_EQ(result.by_variant.at("leet").total(), 2U);
  EXPECT_EQ(result.by_variant.at("plain").total(), 8U);
}

TEST(Evaluation, ListsEveryConfusionInOrder) {
  const Evaluation result = evaluate(ten_posts());
  std::vector<std::pair<std::string, std::string_view>> found;
  for (const Confusion& one : result.confusions) {
    found.emplace_back(one.id, confusion_name(one.kind));
  }
  const std::vector<std::pair<std::string, std::string_view>> wanted = {{"a3", "missed"},
                                                                        {"a4", "missed"},
                                                                        {"q2", "asking_as_advert"},
                                                                        {"b1", "false_positive"},
                                                                        {"b2", "false_asking"}};
  EXPECT_EQ(found, wanted);
  EXPECT_EQ(result.confusions.front().variant, "leet");
}

TEST(Evaluation, AnAskingPostThatWasNotSeenIsNoAdvertMistake) {
  const Evaluation result = evaluate({post("q", Label::kAsking, Verdict::kNone)});
  ASSERT_EQ(result.confusions.size(), 1U);
  EXPECT_EQ(result.confusions.front().kind, ConfusionKind::kAskingMissed);
  EXPECT_EQ(result.overall.false_positive_rate.hits, 0U);
  EXPECT_EQ(result.overall.false_positive_rate.of, 1U);
}

TEST(Evaluation, OfNothingKnowsNothing) {
  const Evaluation result = evaluate({});
  EXPECT_EQ(result.overall.precision.of, 0U);
  EXPECT_EQ(result.overall.recall.interval.high, 1);
  EXPECT_EQ(result.overall.f1, 0);
}

TEST(Evaluation, LabelsHaveNames) {
  for (const Label label : {Label::kAdvert, Label::kAsking, Label::kBenign}) {
    EXPECT_EQ(find_label(label_name(label)), label);
  }
  EXPECT_EQ(find_label("Advert"), std::nullopt);
}

}  // namespace
}  // namespace seamark
