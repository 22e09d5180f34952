#include "text/fold.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace seamark {
namespace {

std::u16string units_of(const FoldedText& text) {
  return {text.units.data(), text.size};
}

std::u16string fold_units(std::string_view utf8) {
  FoldedText text;
  fold(utf8, text, SimdLevel::kScalar);
  return units_of(text);
}

std::string row_of(const FoldedText& text, const BitRow& row) {
  std::string bits;
  for (size_t i = 0; i < text.size; ++i) {
    bits += row.test(i) ? '1' : '0';
  }
  return bits;
}

TEST(Fold, LowersAsciiAndKeepsPunctuation) {
  EXPECT_EQ(fold_units("Boat to DOVER, 10h!"), u"boat to dover, 10h!");
}

TEST(Fold, IsEmptyForEmptyText) {
  FoldedText text;
  fold("", text, SimdLevel::kScalar);
  EXPECT_EQ(text.size, 0U);
  EXPECT_EQ(text.flags, 0U);
  EXPECT_EQ(text.offsets[0], 0U);
}

TEST(Fold, SqueezesWhiteSpaceAndRemembersLineEnds) {
  FoldedText text;
  fold("a \t b\n\n c\u00A0\u2029d", text, SimdLevel::kScalar);
  EXPECT_EQ(units_of(text), u"a b c d");
  EXPECT_EQ(row_of(text, text.line_end), "0001010");
  EXPECT_EQ(text.offsets[1], 1U);
  EXPECT_EQ(text.offsets[2], 4U);
}

TEST(Fold, TurnsNulIntoSpace) {
  EXPECT_EQ(fold_units(std::string_view("a\0b", 3)), u"a b");
}

TEST(Fold, StripsMarksOfAlphabetsAndSaysWhere) {
  FoldedText text;
  fold("ma mạ đi Ñ e\u0301", text, SimdLevel::kScalar);
  EXPECT_EQ(units_of(text), u"ma ma di n e");
  EXPECT_EQ(row_of(text, text.altered), "000010100101");
}

TEST(Fold, KeepsCyrillicShortIAndIoAndYi) {
  EXPECT_EQ(fold_units("Йод ёж їжа ў ѝ"), u"йод ёж їжа у и");
  EXPECT_EQ(fold_units("И\u0306од е\u0308ж і\u0308жа"), u"йод ёж їжа");
}

TEST(Fold, UnitesArabicLetterFamilies) {
  EXPECT_EQ(fold_units("إلى الى إلي"), u"الي الي الي");
  EXPECT_EQ(fold_units("قاچاق کردن"), fold_units("قاچاق كردن"));
  EXPECT_EQ(fold_units("رێگا"), u"ريگا");
  EXPECT_EQ(fold_units("مُهَرِّب"), u"مهرب");
  EXPECT_EQ(fold_units("قـــارب"), u"قارب");
  EXPECT_EQ(fold_units("ئازاد"), u"ئازاد");
  EXPECT_EQ(fold_units("ي\u0654ازاد"), u"ئازاد");
  EXPECT_NE(fold_units("ګ"), fold_units("ک"));
}

TEST(Fold, MakesDigitsOfAllScriptsAscii) {
  FoldedText text;
  fold("٠١۲۳४५६７８９ ①②⑩ ❸ 4\uFE0F\u20E3", text, SimdLevel::kScalar);
  EXPECT_EQ(units_of(text), u"0123456789 1210 3 4");
  EXPECT_NE(text.flags & kTextKeycap, 0U);
  EXPECT_EQ(row_of(text, text.digit), "1111111111011110101");
}

TEST(Fold, ReadsStyledLettersAsPlainOnes) {
  FoldedText text;
  fold("𝐁𝓸𝖺𝕥 ＢＯＡＴ Ⓑⓞⓐⓣ ʙᴏᴀᴛ 🅱🅾🅰🆃", text, SimdLevel::kScalar);
  EXPECT_EQ(units_of(text), u"boat boat boat boat boat");
  EXPECT_NE(text.flags & kTextStyledLetter, 0U);
}

TEST(Fold, DropsInvisibleCharactersAndFlagsThemBetweenLetters) {
  FoldedText text;
  fold("bo\u200Bat\u200B go", text, SimdLevel::kScalar);
  EXPECT_EQ(units_of(text), u"boat go");
  EXPECT_NE(text.flags & kTextZeroWidth, 0U);
  fold("boat\u200B go", text, SimdLevel::kScalar);
  EXPECT_EQ(text.flags & kTextZeroWidth, 0U);
  fold("می\u200Cروم", text, SimdLevel::kScalar);
  EXPECT_EQ(text.flags & kTextZeroWidth, 0U);
  fold("a \u202Eb\u202C", text, SimdLevel::kScalar);
  EXPECT_EQ(units_of(text), u"a b");
  EXPECT_EQ(text.flags, uint32_t{kTextBidiControl});
}

TEST(Fold, ReplacesEachMaximalIllFormedSubpart) {
  FoldedText text;
  fold("a\xE2\x82z\xFF\xC0\x80\xF0\x9F\x98", text, SimdLevel::kScalar);
  EXPECT_EQ(units_of(text), u"a\uFFFDz\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_NE(text.flags & kTextInvalidUtf8, 0U);
  fold("\uFFFD", text, SimdLevel::kScalar);
  EXPECT_EQ(text.flags & kTextInvalidUtf8, 0U);
}

TEST(Fold, ExpandsOneToManyFromOneSourcePlace) {
  FoldedText text;
  fold("xæ\uFDFAy…", text, SimdLevel::kScalar);
  EXPECT_EQ(text.size, 1 + 2 + 18 + 1 + 3U);
  const FoldedText::Source source = text.source_of(5, 6);
  EXPECT_EQ(source.first, 3U);
  EXPECT_EQ(source.last, 6U);
  EXPECT_EQ(fold_units("Straße"), u"strasse");
}

TEST(Fold, BoundsAFloodOfExpansions) {
  std::string flood;
  for (int i = 0; i < 20000; ++i) {
    flood += "\uFDFA";
  }
  FoldedText text;
  fold(flood, text, SimdLevel::kScalar);
  EXPECT_LE(text.size, kFoldUnitsMax);
  EXPECT_NE(text.flags & kTextTruncated, 0U);
  EXPECT_EQ(text.offsets[text.size], text.source_bytes);
}

TEST(Fold, CutsLongTextBetweenCodePoints) {
  std::string longer = "a";
  while (longer.size() <= kFoldSourceBytesMax) {
    longer += "й";
  }
  FoldedText text;
  fold(longer, text, SimdLevel::kScalar);
  EXPECT_EQ(text.source_bytes, kFoldSourceBytesMax - 1);
  EXPECT_EQ(text.flags, uint32_t{kTextTruncated});
  EXPECT_EQ(text.units[text.size - 1], u'й');
}

TEST(Fold, FlagsAFloodOfMarks) {
  std::string zalgo = "a";
  for (int i = 0; i < 4; ++i) {
    zalgo += "\u0301";
  }
  FoldedText text;
  fold(zalgo, text, SimdLevel::kScalar);
  EXPECT_EQ(text.flags & kTextMarkFlood, 0U);
  fold(zalgo + "\u0301b", text, SimdLevel::kScalar);
  EXPECT_EQ(text.flags & kTextMarkFlood, uint32_t{kTextMarkFlood});
  EXPECT_EQ(units_of(text), u"ab");
}

TEST(Fold, LeavesNoBitsOfALongerTextBehind) {
  FoldedText text;
  fold(std::string(1000, 'x'), text, SimdLevel::kScalar);
  fold("x", text, SimdLevel::kScalar);
  EXPECT_EQ(text.word.count(0, 1000), 1U);
  EXPECT_EQ(text.latin.count(0, 1000), 1U);
  for (size_t i = 1; i < 65; ++i) {
    EXPECT_EQ(text.units[i], 0);
  }
}

TEST(Fold, HashesSupplementaryCodePointsToPrivateUse) {
  FoldedText text;
  fold("𠀀😀", text, SimdLevel::kScalar);
  ASSERT_EQ(text.size, 2U);
  EXPECT_GE(text.units[0], 0xE000);
  EXPECT_LE(text.units[1], 0xF8FF);
  EXPECT_TRUE(text.word.test(0));
  EXPECT_FALSE(text.word.test(1));
  EXPECT_EQ(text.flags, uint32_t{kTextSupplementary | kTextHasHan | kTextHasEmoji});
}

// The matcher takes a text without the flag to have no unit of that block that is of a word.
TEST(Fold, FlagsEveryTextWithAnIdeograph) {
  FoldedText text;
  for (char32_t point = 0x80; point < 0x40000; ++point) {
    if (point >= 0xD800 && point < 0xE000) {
      continue;
    }
    std::string utf8;
    if (point < 0x800) {
      utf8 += static_cast<char>(0xC0U | (point >> 6U));
    } else if (point < 0x10000) {
      utf8 += static_cast<char>(0xE0U | (point >> 12U));
      utf8 += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    } else {
      utf8 += static_cast<char>(0xF0U | (point >> 18U));
      utf8 += static_cast<char>(0x80U | ((point >> 12U) & 0x3FU));
      utf8 += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    }
    utf8 += static_cast<char>(0x80U | (point & 0x3FU));
    fold(utf8, text, SimdLevel::kScalar);
    for (size_t i = 0; i < text.size; ++i) {
      const bool ideograph = text.units[i] >= 0x3400 && text.units[i] <= 0x9FFF;
      ASSERT_TRUE(!ideograph || !text.word.test(i) || (text.flags & kTextHasHan) != 0)
          << std::hex << static_cast<uint32_t>(point);
    }
  }
}

TEST(FoldedText, CountsWordsAndTakesEachIdeographAsOne) {
  FoldedText text;
  fold("  one two-three", text, SimdLevel::kScalar);
  EXPECT_EQ(text.word_index(0), 0U);
  EXPECT_EQ(text.word_index(1), 1U);
  EXPECT_EQ(text.word_index(5), 2U);
  EXPECT_EQ(text.word_index(text.size - 1), 3U);
  fold("走线go", text, SimdLevel::kScalar);
  EXPECT_EQ(text.word_index(0), 1U);
  EXPECT_EQ(text.word_index(1), 2U);
  EXPECT_EQ(text.word_index(3), 3U);
}

TEST(FoldedText, SourceCoversMarksOfTheLastUnit) {
  FoldedText text;
  fold("cafe\u0301s", text, SimdLevel::kScalar);
  const FoldedText::Source source = text.source_of(0, 4);
  EXPECT_EQ(source.first, 0U);
  EXPECT_EQ(source.last, 6U);
}

}  // namespace
}  // namespace seamark
