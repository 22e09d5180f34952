#include "learn/sgd.h"

#include <cmath>

#include <gtest/gtest.h>

#include "learn/portable_math.h"

namespace seamark {
namespace {

HashedExamples tiny_examples() {
  HashedExamples examples;
  examples.add(std::vector<uint32_t>{0, 1, 1}, 1);
  examples.add(std::vector<uint32_t>{2}, 0);
  examples.add(std::vector<uint32_t>{0, 2, 3, 3}, 1);
  examples.add(std::vector<uint32_t>{3, 1}, 0);
  examples.weights = {1, 0.5, 2, 1.5};
  return examples;
}

TEST(PortableMath, ExpIsThatOfTheLibraryToFourteenDigits) {
  for (int step = -1864; step <= 1864; ++step) {
    const double x = 0.37 * step;
    ASSERT_NEAR(portable_exp(x) / std::exp(x), 1, 1e-14) << x;
  }
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_EQ(portable_exp(1e9), portable_exp(700));
  EXPECT_DOUBLE_EQ(logistic(0), 0.5);
}

TEST(PortableMath, ShuffleIsAFixedPermutation) {
  std::vector<int> items = {0, 1, 2, 3, 4, 5, 6, 7};
  SplitMix random(1);
  EXPECT_EQ(SplitMix(0).next(), 0xE220A8397B1DCDAFU) << "the generator's published first value";
  shuffle(items, random);
  std::vector<int> sorted = items;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(sorted, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
  EXPECT_NE(items, sorted);
}

TEST(Sgd, GradientIsTheSlopeOfTheLoss) {
  const HashedExamples examples = tiny_examples();
  LinearModel model{.weights = {0.3, -0.7, 0.2, 1.1}, .bias = -0.4};
  const double l2 = 0.05;
  const LinearModel gradient = logistic_gradient(model, examples, l2);
  const double h = 1e-6;
  for (size_t i = 0; i < 4; ++i) {
    LinearModel up = model;
    LinearModel down = model;
    up.weights[i] += h;
    down.weights[i] -= h;
    const double slope =
        (logistic_loss(up, examples, l2) - logistic_loss(down, examples, l2)) / (2 * h);
    EXPECT_NEAR(gradient.weights[i], slope, 1e-8) << i;
  }
  LinearModel up = model;
  LinearModel down = model;
  up.bias += h;
  down.bias -= h;
  EXPECT_NEAR(gradient.bias,
              (logistic_loss(up, examples, l2) - logistic_loss(down, examples, l2)) / (2 * h),
              1e-8);
}

TEST(Sgd, OneExampleByHand) {
  // score = 0.5 + (1 + 2) / sqrt 2 = 2.6213203; loss of a negative = log(1 + e^2.6213203)
  // = log 14.7539 = 2.69151
  HashedExamples examples;
  examples.add(std::vector<uint32_t>{0, 1}, 0);
  const LinearModel model{.weights = {1, 2}, .bias = 0.5};
  EXPECT_NEAR(linear_score(model, examples.slots_of(0)), 2.6213203, 1e-7);
  EXPECT_NEAR(logistic_loss(model, examples, 0), 2.69151, 1e-5);
  EXPECT_NEAR(logistic_gradient(model, examples, 0).bias, 1 / (1 + std::exp(-2.6213203)), 1e-7);
}

TEST(Sgd, EndsWhereTheGradientVanishes) {
  const HashedExamples examples = tiny_examples();
  const double l2 = 0.1;
  const LinearModel model =
      train_logistic(examples, 4, {.epochs = 20000, .l2 = l2, .rate = 0.2, .seed = 3});
  const LinearModel gradient = logistic_gradient(model, examples, l2);
  double size = gradient.bias * gradient.bias;
  for (const double part : gradient.weights) {
    size += part * part;
  }
  EXPECT_LT(std::sqrt(size), 2e-3);
  EXPECT_LT(logistic_loss(model, examples, l2),
            logistic_loss({.weights = std::vector<double>(4)}, examples, l2));
}

TEST(Sgd, GivesTheSameNumbersTwiceAndOthersForAnotherSeed) {
  const HashedExamples examples = tiny_examples();
  const LinearModel first = train_logistic(examples, 4, {.epochs = 5, .seed = 7});
  const LinearModel second = train_logistic(examples, 4, {.epochs = 5, .seed = 7});
  const LinearModel other = train_logistic(examples, 4, {.epochs = 5, .seed = 8});
  EXPECT_EQ(first.weights, second.weights);
  EXPECT_EQ(first.bias, second.bias);
  EXPECT_NE(first.weights, other.weights);
}

}  // namespace
}  // namespace seamark
