// ICU is the oracle: NFKC_Casefold by ICU, then our extra steps done here as replacements on
// strings, with ICU's sets and names, not with the generator's code. Every code point is compared.
#include <array>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/fold.h"
#include "text/fold_class.h"
#include "text/fold_samples_testing.h"

namespace seamark {
namespace {

using icu::UnicodeString;

UnicodeString utf8(const char* text) {
  return UnicodeString::fromUTF8(text);
}

class Oracle {
 public:
  Oracle()
      : stripped_(pattern("[[[:Mn:][:Me:]] & [[:Latn:][:Grek:][:Cyrl:][:Arab:][:Zinh:][:Zyyy:]] - "
                          "[\\u3099\\u309A] [:Cf:] \\u0640]")),
        spaces_(pattern("[[:White_Space:]\\u0000]")) {
    UErrorCode error = U_ZERO_ERROR;
    nfkc_casefold_ = icu::Normalizer2::getNFKCCasefoldInstance(error);
    nfd_ = icu::Normalizer2::getNFDInstance(error);
    nfc_ = icu::Normalizer2::getNFCInstance(error);
  }

  std::u16string fold(UChar32 c) const {
    UErrorCode error = U_ZERO_ERROR;
    UnicodeString text = nfkc_casefold_->normalize(before(c), error);
    if (text.countChar32() == 1) {
      text = nfkc_casefold_->normalize(before(text.char32At(0)), error);
    }
    text = nfd_->normalize(text, error);
    text.findAndReplace(utf8("\u0438\u0306"), utf8("\uE000"));  // й ё ї ئ are set aside
    text.findAndReplace(utf8("\u0435\u0308"), utf8("\uE001"));
    text.findAndReplace(utf8("\u0456\u0308"), utf8("\uE002"));
    text.findAndReplace(utf8("\u064A\u0654"), utf8("\uE003"));
    UnicodeString kept;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
      if (!stripped_.contains(text.char32At(i))) {
        kept.append(text.char32At(i));
      }
    }
    kept = nfc_->normalize(kept, error);
    return units(unite(kept));
  }

 private:
  static icu::UnicodeSet pattern(const char* text) {
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeSet set(UnicodeString::fromUTF8(text), error);
    EXPECT_TRUE(U_SUCCESS(error)) << u_errorName(error);
    return set;
  }

  // What ICU leaves alone and we do not: by the characters' names.
  static UnicodeString before(UChar32 c) {
    std::array<char, 128> name{};
    UErrorCode error = U_ZERO_ERROR;
    u_charName(c, U_UNICODE_CHAR_NAME, name.data(), static_cast<int32_t>(name.size()), &error);
    const std::string text = name.data();
    const bool white_letter = text.starts_with("NEGATIVE CIRCLED LATIN CAPITAL LETTER ") ||
                              text.starts_with("NEGATIVE SQUARED LATIN CAPITAL LETTER ");
    const bool small_capital = text.starts_with("LATIN LETTER SMALL CAPITAL ") &&
                               text.size() == std::string("LATIN LETTER SMALL CAPITAL X").size();
    if (white_letter || small_capital) {
      return utf8(text.substr(text.size() - 1).c_str());
    }
    const bool solid = text.starts_with("DINGBAT NEGATIVE CIRCLED") ||
                       text.starts_with("NEGATIVE CIRCLED") || text.starts_with("DOUBLE CIRCLED") ||
                       text.starts_with("DINGBAT CIRCLED SANS-SERIF") ||
                       text.starts_with("DINGBAT NEGATIVE CIRCLED SANS-SERIF");
    const double value = u_getNumericValue(c);
    if (solid && value >= 0) {
      return utf8(std::to_string(static_cast<int>(value)).c_str());
    }
    return c == 0xB4 ? utf8("'") : UnicodeString(c);
  }

  static UnicodeString unite(const UnicodeString& text) {
    static const std::map<UnicodeString, const char*> kPairs = {
        {utf8("\uE000"), "й"}, {utf8("\uE001"), "ё"}, {utf8("\uE002"), "ї"}, {utf8("\uE003"), "ئ"},
        {utf8("ø"), "o"},      {utf8("đ"), "d"},      {utf8("ł"), "l"},      {utf8("ħ"), "h"},
        {utf8("ŧ"), "t"},      {utf8("ı"), "i"},      {utf8("ȷ"), "j"},      {utf8("æ"), "ae"},
        {utf8("œ"), "oe"},     {utf8("ð"), "d"},      {utf8("þ"), "th"},     {utf8("ɓ"), "b"},
        {utf8("ɗ"), "d"},      {utf8("ƙ"), "k"},      {utf8("ƴ"), "y"},      {utf8("ɨ"), "i"},
        {utf8("ʉ"), "u"},      {utf8("ƶ"), "z"},      {utf8("ƀ"), "b"},      {utf8("ɖ"), "d"},
        {utf8("ى"), "ي"},      {utf8("ی"), "ي"},      {utf8("ێ"), "ي"},      {utf8("ې"), "ي"},
        {utf8("ۍ"), "ي"},      {utf8("ک"), "ك"},      {utf8("ڪ"), "ك"},      {utf8("ة"), "ه"},
        {utf8("ە"), "ه"},      {utf8("ھ"), "ه"},      {utf8("ہ"), "ه"},      {utf8("ۃ"), "ه"},
        {utf8("ٱ"), "ا"},      {utf8("ۆ"), "و"},      {utf8("ۇ"), "و"},      {utf8("ڕ"), "ر"},
        {utf8("ڵ"), "ل"},      {utf8("ګ"), "گ"},      {utf8("ڼ"), "ن"},      {utf8("\u2018"), "'"},
        {utf8("\u2019"), "'"}, {utf8("\u201B"), "'"}, {utf8("\u02BC"), "'"}, {utf8("`"), "'"},
        {utf8("\u2032"), "'"}, {utf8("\u2010"), "-"}, {utf8("\u2011"), "-"}, {utf8("\u2012"), "-"},
        {utf8("\u2013"), "-"}, {utf8("\u2014"), "-"}, {utf8("\u2015"), "-"}, {utf8("\u2212"), "-"}};
    UnicodeString out;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
      const UnicodeString letter(text.char32At(i));
      const auto found = kPairs.find(letter);
      out.append(found == kPairs.end() ? letter : utf8(found->second));
    }
    return out;
  }

  std::u16string units(const UnicodeString& text) const {
    std::u16string out;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
      const UChar32 c = text.char32At(i);
      if (spaces_.contains(c)) {
        if (out.empty() || out.back() != u' ') {
          out += u' ';
        }
      } else if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
        out += static_cast<char16_t>(u'0' + u_charDigitValue(c));
      } else {
        const auto plain = static_cast<uint32_t>(c);
        out += static_cast<char16_t>(c > 0xFFFF ? supplementary_unit(plain) : plain);
      }
    }
    return out;
  }

  icu::UnicodeSet stripped_;
  icu::UnicodeSet spaces_;
  const icu::Normalizer2* nfkc_casefold_ = nullptr;
  const icu::Normalizer2* nfd_ = nullptr;
  const icu::Normalizer2* nfc_ = nullptr;
};

TEST(FoldOracle, EveryCodePointFoldsAsIcuAndOurStepsSay) {
  const Oracle oracle;
  FoldedText text;
  size_t wrong = 0;
  for (UChar32 c = 0; c < 0x110000 && wrong < 20; ++c) {
    const bool set_aside = c >= 0xE000 && c <= 0xE003;  // the oracle's own marks
    if (U_IS_SURROGATE(c) || set_aside) {
      continue;
    }
    std::string source;
    fold_samples::append_utf8(source, static_cast<uint32_t>(c));
    fold(source, text, SimdLevel::kScalar);
    const std::u16string got(text.units.data(), text.size);
    const std::u16string wanted = oracle.fold(c);
    if (got != wanted) {
      ADD_FAILURE() << "code point " << std::hex << c;
      EXPECT_EQ(got, wanted);
      ++wrong;
    }
  }
}

TEST(FoldOracle, ClassesAgreeWithIcuProperties) {
  FoldedText text;
  size_t wrong = 0;
  for (UChar32 c = 0x80; c < 0x110000 && wrong < 20; ++c) {
    if (U_IS_SURROGATE(c)) {
      continue;
    }
    std::string source;
    fold_samples::append_utf8(source, static_cast<uint32_t>(c));
    fold(source, text, SimdLevel::kScalar);
    const bool itself = text.size == 1 && text.units[0] == c;
    if (!itself) {
      continue;
    }
    const uint32_t category = U_GET_GC_MASK(c);
    const bool word = (category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
    const bool letter = (category & (U_GC_L_MASK | U_GC_NL_MASK)) != 0;
    const bool latin = letter && u_hasBinaryProperty(c, UCHAR_ALPHABETIC) != 0 &&
                       u_getIntPropertyValue(c, UCHAR_SCRIPT) == USCRIPT_LATIN;
    if (text.word.test(0) != word || text.latin.test(0) != latin || text.altered.test(0) ||
        text.digit.test(0)) {
      ADD_FAILURE() << "code point " << std::hex << c;
      ++wrong;
    }
  }
}

}  // namespace
}  // namespace seamark
