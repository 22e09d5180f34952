#include "signals/entities/phone_grader.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace seamark::entities {
namespace {

TEST(PhoneGrader, KeepsEveryNumberWithItsGrade) {
  PhoneGrader grader;
  const GradedPhone valid = grader.grade("02079460123", {"GB"});
  EXPECT_EQ(valid.grade, EntityGrade::kValid);
  EXPECT_EQ(valid.value, "+442079460123");

  const GradedPhone possible = grader.grade("+447700900123", {"GB"});
  EXPECT_EQ(possible.grade, EntityGrade::kPossible);  // a range kept for films
  EXPECT_EQ(possible.value, "+447700900123");

  const GradedPhone raw = grader.grade("+999", {"GB"});
  EXPECT_EQ(raw.grade, EntityGrade::kRaw);
  EXPECT_EQ(raw.value, "+999");
}

TEST(PhoneGrader, TriesTheRegionsInOrder) {
  PhoneGrader grader;
  EXPECT_EQ(grader.grade("01713920012", {"FR", "DE"}).value, "+491713920012");
  EXPECT_EQ(grader.grade("00442079460123", {"GB"}).value, "+442079460123");
  EXPECT_EQ(grader.grade("442079460123", {"VN"}).value, "+442079460123");
}

TEST(PhoneGrader, AnswersTheSameWhateverItRemembers) {
  PhoneGrader busy;
  for (int i = 0; i < 600; ++i) {
    busy.grade("0207946" + std::to_string(1000 + i), {"GB"});
  }
  for (const char* number : {"02079461001", "02079461599", "5550123"}) {
    PhoneGrader fresh;
    EXPECT_EQ(busy.grade(number, {"GB"}).value, fresh.grade(number, {"GB"}).value);
    EXPECT_EQ(busy.grade(number, {"GB"}).grade, fresh.grade(number, {"GB"}).grade);
  }
}

TEST(PhoneRegions, FollowTheLanguageAndAlwaysHoldBritain) {
  EXPECT_EQ(phone_regions("ckb"), (std::vector<std::string_view>{"IQ", "IR", "GB"}));
  EXPECT_EQ(phone_regions("ar-Latn").front(), "IQ");
  for (const char* language : {"", "und", "vi", "sq", "en", "xx"}) {
    const auto regions = phone_regions(language);
    EXPECT_EQ(std::count(regions.begin(), regions.end(), "GB"), 1) << language;
  }
}

}  // namespace
}  // namespace seamark::entities
