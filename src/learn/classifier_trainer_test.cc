#include "learn/classifier_trainer.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "signals/classifier/classifier_model.h"

namespace seamark {
namespace {

// Invented posts: every advert says one thing that no other post says, among words that all share.
std::vector<std::string> make_texts() {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    texts.push_back("seats on the ferry " + number + ", price agreed after, write to sample_" +
                    number);
    texts.push_back("the weather on the ferry was fine " + number + ", we talked about football");
  }
  return texts;
}

std::vector<LabelledPost> label(const std::vector<std::string>& texts) {
  std::vector<LabelledPost> posts;
  for (size_t i = 0; i < texts.size(); ++i) {
    posts.push_back(
        {.text = texts[i],
         .label = i % 2 == 0 ? Label::kAdvert : (i % 4 == 1 ? Label::kAsking : Label::kBenign)});
  }
  return posts;
}

TEST(ClassifierTrainer, SeparatesWhatCanBeSeparated) {
  const std::vector<std::string> texts = make_texts();
  const std::vector<LabelledPost> posts = label(texts);
  const std::string bytes = train_classifier(posts, {.bits = 12}).value();
  const ClassifierEvaluation result = evaluate_classifier(bytes, posts).value();
  EXPECT_EQ(result.recall.hits, 40U);
  EXPECT_EQ(result.recall.of, 40U);
  EXPECT_EQ(result.false_positive_rate.hits, 0U);
  EXPECT_EQ(result.auc, 1);
}

TEST(ClassifierTrainer, GivesTheSameBytesTwiceAndOthersForAnotherSeed) {
  const std::vector<std::string> texts = make_texts();
  const std::vector<LabelledPost> posts = label(texts);
  const std::string first = train_classifier(posts, {.bits = 12}).value();
  EXPECT_EQ(train_classifier(posts, {.bits = 12}).value(), first);
  EXPECT_NE(train_classifier(posts, {.bits = 12, .seed = 2}).value(), first);
}

TEST(ClassifierTrainer, RefusesOneSideAndWrongSettings) {
  const std::vector<std::string> texts = make_texts();
  std::vector<LabelledPost> posts = label(texts);
  EXPECT_FALSE(train_classifier(posts, {.bits = 18}).ok());
  EXPECT_FALSE(train_classifier(posts, {.epochs = 0}).ok());
  EXPECT_FALSE(train_classifier(posts, {.advert_share = 1}).ok());
  EXPECT_FALSE(train_classifier(posts, {.rate = 0}).ok());
  for (LabelledPost& post : posts) {
    post.label = Label::kBenign;
  }
  EXPECT_FALSE(train_classifier(posts, {}).ok());
  EXPECT_FALSE(train_classifier({}, {}).ok());
  EXPECT_FALSE(evaluate_classifier("nonsense", posts).ok());
}

TEST(ClassifierTrainer, TiesCountHalfInTheArea) {
  // A model without weights scores all posts alike.
  classifier::ClassifierModel model{.bits = 8, .scale = 1, .bias = 0};
  model.weights.resize(256);
  const std::vector<std::string> texts = make_texts();
  const ClassifierEvaluation result =
      evaluate_classifier(classifier::write_classifier_model(model), label(texts)).value();
  EXPECT_EQ(result.auc, 0.5);
  EXPECT_EQ(result.recall.hits, 0U) << "a log-odds of 0 is no advert";
}

}  // namespace
}  // namespace seamark
