#include "signals/entities/phone_grader.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace seamark::entities {
namespace {

using Regions = std::vector<std::string_view>;

TEST(PhoneGrader, KeepsEveryNumberWithItsGrade) {
  const GradedPhone valid = grade_phone("02079460123", Regions{"GB"});
  EXPECT_EQ(valid.grade, EntityGrade::kValid);
  EXPECT_EQ(valid.value, "+442079460123");

  const GradedPhone possible = grade_phone("+447700900123", Regions{"GB"});
  EXPECT_EQ(possible.grade, EntityGrade::kPossible);  // a range kept for films
  EXPECT_EQ(possible.value, "+447700900123");

  const GradedPhone raw = grade_phone("+999", Regions{"GB"});
  EXPECT_EQ(raw.grade, EntityGrade::kRaw);
  EXPECT_EQ(raw.value, "+999");
}

TEST(PhoneGrader, TriesTheRegionsInOrder) {
  EXPECT_EQ(grade_phone("01713920012", Regions{"FR", "DE"}).value, "+491713920012");
  EXPECT_EQ(grade_phone("00442079460123", Regions{"GB"}).value, "+442079460123");
  EXPECT_EQ(grade_phone("442079460123", Regions{"VN"}).value, "+442079460123");
}

TEST(PhoneGrader, ReadsWhatIsNoPlainNumberAsTheLibraryDoes) {
  for (const char* value : {"", "+", "+4", "12", "abc", "+44 20 7946 0123", "0207946012 ext 3",
                            "000000000000000000000000000000", "+99999999999999999999999"}) {
    const GradedPhone ours = grade_phone(value, Regions{"GB", "US"});
    const GradedPhone theirs = grade_phone_by_library(value, Regions{"GB", "US"});
    EXPECT_EQ(ours.grade, theirs.grade) << value;
    EXPECT_EQ(ours.value, theirs.value) << value;
  }
}

TEST(PhoneRegions, FollowTheLanguageAndAlwaysHoldBritain) {
  const auto sorani = phone_regions("ckb");
  EXPECT_EQ(Regions(sorani.begin(), sorani.end()), (Regions{"IQ", "IR", "GB"}));
  EXPECT_EQ(phone_regions("ar-Latn").front(), "IQ");
  for (const char* language : {"", "und", "vi", "sq", "en", "xx"}) {
    const auto regions = phone_regions(language);
    EXPECT_EQ(std::count(regions.begin(), regions.end(), "GB"), 1) << language;
  }
}

}  // namespace
}  // namespace seamark::entities
