#include "engine/disguise.h"

#include <gtest/gtest.h>

namespace seamark {
namespace {

TEST(Disguise, LeavesPhonesLinksAndHandlesAlone) {
  const std::string contact = "+447700900123 t.me/sample @sample 10pm";
  for (const Disguise kind :
       {Disguise::kHomoglyphs, Disguise::kZeroWidth, Disguise::kSpacing, Disguise::kLeet,
        Disguise::kEmoji, Disguise::kStyled, Disguise::kRepeats}) {
    EXPECT_EQ(disguise(contact, kind), contact) << disguise_name(kind);
  }
}

TEST(Disguise, WritesEachKindAsItsNameSays) {
  EXPECT_EQ(disguise("cape to", Disguise::kHomoglyphs), "\u0441\u0430\u0440\u0435 to");
  EXPECT_EQ(disguise("boat", Disguise::kZeroWidth), "b\u200Bo\u200Ba\u200Bt");
  EXPECT_EQ(disguise("a crossing now", Disguise::kSpacing), "a c r o s s i n g now");
  EXPECT_EQ(disguise("safe boats", Disguise::kLeet), "5af3 b0at5");
  EXPECT_EQ(disguise("boat", Disguise::kStyled), "\U0001D41B\U0001D428\U0001D41A\U0001D42D");
  EXPECT_EQ(disguise("boat", Disguise::kRepeats), "booooat");
  EXPECT_EQ(disguise("قارب", Disguise::kEmoji), "ق\U0001F525ا\U0001F525ر\U0001F525ب");
}

TEST(Disguise, LeavesLettersOfOtherScriptsOutOfLatinDisguises) {
  for (const Disguise kind : {Disguise::kHomoglyphs, Disguise::kLeet, Disguise::kStyled}) {
    EXPECT_EQ(disguise("رحلة آمنة", kind), "رحلة آمنة");
  }
}

TEST(Disguise, KeepsEmptyTextsAndLineEnds) {
  EXPECT_EQ(disguise("", Disguise::kSpacing), "");
  EXPECT_EQ(disguise("go\nto", Disguise::kLeet), "go\nto");
}

}  // namespace
}  // namespace seamark
