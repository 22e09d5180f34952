#include "text/deobfuscate.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "text/fold.h"

namespace seamark {
namespace {

struct Views {
  FoldedText first;
  FoldedText second;
  uint32_t triggers = 0;
};

Views views_of(std::string_view utf8) {
  Views views;
  fold(utf8, views.first, SimdLevel::kScalar);
  views.triggers = obfuscation_triggers(views.first);
  deobfuscate(views.first, views.triggers, views.second);
  return views;
}

std::u16string second_view(std::string_view utf8) {
  const Views views = views_of(utf8);
  return {views.second.units.data(), views.second.size};
}

uint32_t triggers_of(std::string_view utf8) {
  return views_of(utf8).triggers;
}

// The source bytes behind the first place of `word` in the second view.
std::string_view source_behind(std::string_view utf8, std::u16string_view word) {
  const Views views = views_of(utf8);
  const std::u16string_view units(views.second.units.data(), views.second.size);
  const size_t at = units.find(word);
  if (at == std::u16string_view::npos) {
    return "not found";
  }
  const FoldedText::Source source = views.second.source_of(at, at + word.size());
  return utf8.substr(source.first, source.last - source.first);
}

TEST(Deobfuscate, OrdinaryPostsFireNothing) {
  EXPECT_EQ(
      triggers_of("Coast guard rescues 40 from a boat off Lampedusa, see https://t.co/a1b0c4d"),
      0U);
  EXPECT_EQ(triggers_of("@us3r_n4me I bought an mp3s player and 2 iphone4s at 10am #w1nner"), 0U);
  EXPECT_EQ(triggers_of("Привет, я купил iPhone и еду домой. А ты?"), 0U);
  EXPECT_EQ(triggers_of("Το πλοίο φεύγει για Italy αύριο"), 0U);
  EXPECT_EQ(triggers_of("Sooooo good!!! yesss, U.S.A. we won 3-0"), 0U);
  EXPECT_EQ(triggers_of("ma7aba sa7bi chno 3andek lyoum"), 0U);
  EXPECT_EQ(triggers_of("one or two of them, maybe three people"), 0U);
  EXPECT_EQ(triggers_of("می‌خواهم به خانه بروم"), 0U);
}

TEST(Deobfuscate, TurnsLookalikesOfMixedWordsToAscii) {
  EXPECT_EQ(triggers_of("bоаt tо Dоver"), uint32_t{kTriggerMixedScript});
  EXPECT_EQ(second_view("bоаt tо Dоver"), u"boat to dover");
  EXPECT_EQ(source_behind("a bоаt tо Dоver", u"boat"), "bоаt");
}

TEST(Deobfuscate, TurnsWholeLookalikeWordsAmongLatinOnes) {
  EXPECT_EQ(second_view("we sell a good сору of any paper, call today"),
            u"we sell a good copy of any paper, call today");
  EXPECT_EQ(second_view("сору стоит 20 в Москве b"), u"сору стоит 20 в москве b");
}

TEST(Deobfuscate, GivesMixedCyrillicWordsTheirOwnLetters) {
  EXPECT_EQ(second_view("быcтрo и дeшево"), u"быстро и дешево");
}

TEST(Deobfuscate, ReadsLeetBesideLetters) {
  EXPECT_EQ(second_view("fr4nce v1sa p@ssport pa$$port"), u"france visa passport passport");
  EXPECT_EQ(second_view("fr4nce 4sylum tel 447700900123 by 10.30"),
            u"france asylum tel 447700900123 by 10.30");
  EXPECT_EQ(source_behind("go to fr4nce now", u"france"), "fr4nce");
}

TEST(Deobfuscate, LeavesLinksHandlesAndHashtagsAlone) {
  EXPECT_EQ(second_view("v1sa at t.me/v1sa0help @v1sa_help #v1sa"),
            u"visa at t.me/v1sa0help @v1sa_help #v1sa");
}

TEST(Deobfuscate, JoinsSpacedLetters) {
  EXPECT_EQ(second_view("take b o a t now"), u"take boat now");
  EXPECT_EQ(second_view("take b.o.a.t now"), u"take boat now");
  EXPECT_EQ(second_view("take b-o-a-t now"), u"take boat now");
  EXPECT_EQ(second_view("take b🚤o🚤a🚤t now"), u"take boat now");
  EXPECT_EQ(second_view("b o a t  t o  U K"), u"boat to uk");
  EXPECT_EQ(second_view("ق ا ر ب"), u"قارب");
  EXPECT_EQ(source_behind("take b o a t now", u"boat"), "b o a t");
}

TEST(Deobfuscate, DropsMarksInsideWords) {
  EXPECT_EQ(second_view("bo*at pa*ss*po*rt"), u"boat passport");
  EXPECT_NE(triggers_of("pa*ss*po*rt") & kTriggerInnerMarks, 0U);
  EXPECT_EQ(triggers_of("what the f*ck"), 0U);
}

TEST(Deobfuscate, SqueezesRepeats) {
  EXPECT_EQ(second_view("vissssa for passsport"), u"visa for passport");
  EXPECT_EQ(second_view("boooat 447700900123"), u"boat 447700900123");
}

TEST(Deobfuscate, TurnsNumberWordsToDigits) {
  EXPECT_EQ(second_view("call zero double seven triple zero nine"), u"call 0770009");
  EXPECT_EQ(second_view("صفر سبعة سبعة تسعة"), u"0779");
  EXPECT_EQ(second_view("sıfır beş üç iki"), u"0532");
  EXPECT_EQ(source_behind("call seven seven nine now", u"779"), "seven seven nine");
}

TEST(Deobfuscate, TakesNoticeOfStyleAndInvisibleCharacters) {
  EXPECT_EQ(triggers_of("𝐛𝐨𝐚𝐭"), uint32_t{kTriggerStyled});
  EXPECT_EQ(triggers_of("bo\u200Bat"), uint32_t{kTriggerInvisible});
}

TEST(Deobfuscate, KeepsOffsetsInOrderAndRowsCleanAfterALongerText) {
  Views views;
  fold(std::string(500, 'a') + " v1sa", views.first, SimdLevel::kScalar);
  deobfuscate(views.first, kTriggerLeet, views.second);
  fold("v1sa", views.first, SimdLevel::kScalar);
  deobfuscate(views.first, kTriggerLeet, views.second);
  EXPECT_EQ(views.second.size, 4U);
  EXPECT_EQ(views.second.word.count(0, 600), 4U);
  EXPECT_EQ(views.second.digit.count(0, 600), 0U);
}

}  // namespace
}  // namespace seamark
