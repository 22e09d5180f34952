#include "base/result.h"

#include <memory>

#include <gtest/gtest.h>

namespace seamark {
namespace {

Result<std::unique_ptr<int>> half(int n) {
  if (n % 2 != 0) {
    return Error(ErrorCode::kInvalid, "SM-T001", "7 is odd, wanted an even number");
  }
  return std::make_unique<int>(n / 2);
}

Result<int> quarter(int n) {
  const std::unique_ptr<int> first = SEAMARK_TRY(half(n));
  return *SEAMARK_TRY(half(*first));
}

TEST(Result, TryPassesMoveOnlyValuesThrough) {
  EXPECT_EQ(quarter(12).value(), 3);
}

TEST(Result, TryReturnsTheFirstErrorWithItsCallSite) {
  const Result<int> result = quarter(14);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().id(), "SM-T001");
  EXPECT_GT(result.error().where().line, 10);
}

TEST(Result, ContextIsPutBeforeTheMessage) {
  Result<std::unique_ptr<int>> result = half(7);
  const Error error = std::move(result).error().with_context("pack oic");
  EXPECT_EQ(error.message(), "pack oic: 7 is odd, wanted an even number");
}

TEST(ResultDeathTest, ValueOfAFailureIsABrokenPromise) {
  EXPECT_DEATH(static_cast<void>(quarter(3).value()), "broken promise");
}

}  // namespace
}  // namespace seamark
