#include <gtest/gtest.h>

#include "model/assessment.h"

namespace seamark {
namespace {

TEST(Taxonomy, KnowsTheCodesOfTheDomainAndNoOthers) {
  for (const char* code : {"V10", "V60", "Q10", "B18", "D01"}) {
    EXPECT_TRUE(is_category(code)) << code;
  }
  for (const char* code : {"", "V16", "v10", "B19", "S3"}) {
    EXPECT_FALSE(is_category(code)) << code;
  }
}

TEST(Taxonomy, SeverityIsALevelFromZeroToFive) {
  EXPECT_EQ(severity_level("S0"), 0);
  EXPECT_EQ(severity_level("S5"), 5);
  EXPECT_EQ(severity_level("S6"), -1);
  EXPECT_EQ(severity_level("S"), -1);
}

}  // namespace
}  // namespace seamark
