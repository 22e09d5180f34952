#include "signals/language/script.h"

#include <map>
#include <string_view>

#include <gtest/gtest.h>
#include <unicode/uscript.h>

#include "text/fold.h"

namespace seamark::language {
namespace {

Script script_of_text(std::string_view text) {
  FoldedText fold;
  fold_scalar(text, fold);
  return dominant_script(fold);
}

TEST(Script, LettersHaveTheScriptThatIcuSays) {
  const std::map<UScriptCode, Script> wanted = {{USCRIPT_LATIN, Script::kLatin},
                                                {USCRIPT_CYRILLIC, Script::kCyrillic},
                                                {USCRIPT_ARABIC, Script::kArabic},
                                                {USCRIPT_ETHIOPIC, Script::kEthiopic},
                                                {USCRIPT_DEVANAGARI, Script::kDevanagari},
                                                {USCRIPT_GREEK, Script::kGreek},
                                                {USCRIPT_HEBREW, Script::kHebrew},
                                                {USCRIPT_GEORGIAN, Script::kGeorgian},
                                                {USCRIPT_BENGALI, Script::kBengali},
                                                {USCRIPT_GURMUKHI, Script::kGurmukhi},
                                                {USCRIPT_THAI, Script::kThai},
                                                {USCRIPT_HANGUL, Script::kHangul},
                                                {USCRIPT_HIRAGANA, Script::kKana},
                                                {USCRIPT_KATAKANA, Script::kKana},
                                                {USCRIPT_HAN, Script::kHan},
                                                {USCRIPT_KHMER, Script::kKhmer}};
  size_t checked = 0;
  size_t different = 0;
  for (uint32_t c = 0x41; c < 0xFB00; ++c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto found = wanted.find(uscript_getScript(static_cast<UChar32>(c), &status));
    if (found != wanted.end()) {
      ++checked;
      different += script_of(static_cast<char16_t>(c)) != found->second ? 1 : 0;
    }
  }
  EXPECT_GT(checked, 40'000U);
  // Rare extensions, radicals, and letters in blocks that scripts share.
  EXPECT_LT(different * 25, checked);
}

TEST(Script, IsThatOfTheLettersWhateverStandsAround) {
  EXPECT_EQ(script_of_text("Hello, world 123"), Script::kLatin);
  EXPECT_EQ(script_of_text("Привет!"), Script::kCyrillic);
  EXPECT_EQ(script_of_text("سلام بۆ هەمووان"), Script::kArabic);
  EXPECT_EQ(script_of_text("ሰላም ለሁሉም"), Script::kEthiopic);
  EXPECT_EQ(script_of_text("नमस्ते दोस्तों"), Script::kDevanagari);
  EXPECT_EQ(script_of_text("今天天气很好"), Script::kHan);
  EXPECT_EQ(script_of_text("今日はいい天気です"), Script::kKana);
  EXPECT_EQ(script_of_text("ਸਤ ਸ੍ਰੀ ਅਕਾਲ"), Script::kGurmukhi);
}

TEST(Script, NeedsLetters) {
  EXPECT_EQ(script_of_text(""), Script::kNone);
  EXPECT_EQ(script_of_text("123 456 !!! 🚤"), Script::kNone);
}

TEST(Script, LatinHandlesAndLinksDoNotOutweighTheText) {
  EXPECT_EQ(script_of_text("@sample_channel سلام عليكم ورحمة الله"), Script::kArabic);
  EXPECT_EQ(script_of_text("A long English sentence about the letter Я and nothing else"),
            Script::kLatin);
}

}  // namespace
}  // namespace seamark::language
