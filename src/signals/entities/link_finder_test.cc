#include "signals/entities/link_finder.h"

#include <gtest/gtest.h>

#include "signals/entities/entities_testing.h"
#include "signals/entities/handle_finder.h"
#include "signals/entities/link_value.h"

namespace seamark::entities {
namespace {

struct Links {
  Strings links;
  Strings phones;
  Strings quotes;
  bool messenger = false;
};

Links read_links(std::string_view text) {
  const Folded folded(text);
  LinkScratch scratch;
  std::vector<UnitSpan> claimed;
  std::vector<Found> found;
  find_links(folded.view(), folded.source, scratch, claimed, found);
  Links links;
  for (const Found& one : found) {
    (one.type == EntityType::kLink ? links.links : links.phones).push_back(one.value);
    links.quotes.push_back(folded.quote(one.span));
    links.messenger = links.messenger || one.concept_id == kEntityMessengerLink;
  }
  return links;
}

Strings links_of(std::string_view text) {
  return read_links(text).links;
}

Strings handles_of(std::string_view text, const std::vector<UnitSpan>& messengers = {}) {
  const Folded folded(text);
  std::vector<UnitSpan> claimed;
  std::vector<Found> found;
  LinkScratch scratch;
  find_links(folded.view(), folded.source, scratch, claimed, found);
  found.clear();
  HandleContext context{.claimed = claimed,
                        .messengers = messengers,
                        .skip_until = leading_mentions_end(folded.view())};
  find_handles(folded.view(), context, found);
  return values_of(found);
}

TEST(LinkFinder, GivesOneValueForOneTarget) {
  for (const char* text :
       {"https://t.me/Example", "t.me/example", "join T.ME/example!", "(t.me/example)",
        "http://telegram.me/example/", "tg://resolve?domain=example", "t.me/s/example",
        "https://www.t.me/example?start=1", "hxxps://t.me/example", "ｔ．ｍｅ／ｅｘａｍｐｌｅ"}) {
    EXPECT_EQ(links_of(text), (Strings{"t.me/example"})) << text;
    EXPECT_TRUE(read_links(text).messenger) << text;
  }
}

TEST(LinkFinder, ReadsThePhoneInALink) {
  for (const char* text : {"wa.me/447700900123", "https://wa.me/+447700900123?text=hi",
                           "https://api.whatsapp.com/send?phone=447700900123&text=x",
                           "whatsapp://send?phone=%2B447700900123", "wa.me/00447700900123"}) {
    EXPECT_EQ(links_of(text), (Strings{"wa.me/447700900123"})) << text;
    EXPECT_EQ(read_links(text).phones, (Strings{"+447700900123"})) << text;
  }
  EXPECT_EQ(read_links("viber://chat?number=%2B447700900123").phones, (Strings{"+447700900123"}));
  EXPECT_EQ(read_links("https://signal.me/#p/+447700900123").phones, (Strings{"+447700900123"}));
}

TEST(LinkFinder, ReadsDisguisedLinks) {
  for (const char* text : {"t(.)me/example", "t . me / example", "t [dot] me/example",
                           "t dot me/example", "t dot me slash example", "t. me/example",
                           "t{.}me/example", "t。me/example", "t (dot) me / example"}) {
    EXPECT_EQ(links_of(text), (Strings{"t.me/example"})) << text;
  }
}

TEST(LinkFinder, KeepsWhatTellsTargetsApart) {
  EXPECT_EQ(links_of("https://chat.whatsapp.com/AbCdEf?mode=r"),
            (Strings{"chat.whatsapp.com/AbCdEf"}));
  EXPECT_EQ(links_of("https://www.youtube.com/watch?v=Ab1&si=zz"),
            (Strings{"youtube.com/watch?v=Ab1"}));
  EXPECT_EQ(links_of("https://m.facebook.com/Sample.Name?fbclid=1"),
            (Strings{"facebook.com/sample.name"}));
  EXPECT_EQ(links_of("discord.com/invite/AbC"), (Strings{"discord.gg/AbC"}));
  EXPECT_EQ(links_of("https://signal.group/#Abc"), (Strings{"signal.group#Abc"}));
  EXPECT_EQ(links_of("www.example.org/a/ and example.com."),
            (Strings{"example.org/a", "example.com"}));
}

TEST(LinkFinder, EndsBeforeOtherScriptsAndPunctuation) {
  EXPECT_EQ(links_of("t.me/example加我"), (Strings{"t.me/example"}));
  EXPECT_EQ(read_links("see t.me/example, now").quotes, (Strings{"t.me/example"}));
  EXPECT_EQ(links_of("تواصل t.me/example، شكرا"), (Strings{"t.me/example"}));
}

TEST(LinkFinder, FindsNoneInOrdinaryText) {
  for (const char* text : {"end. Me too", "e.g. this", "file.txt", "3.5 or 1.200", "a@example.com",
                           "t.me", "we left. me / you", "and/or", "10:30", "...", "no.", "."}) {
    EXPECT_TRUE(links_of(text).empty()) << text;
  }
}

TEST(HandleFinder, ReadsMentionsThatAreNotReplies) {
  EXPECT_EQ(handles_of("contact @Sample_77 or @other.name."),
            (Strings{"@sample_77", "@other.name"}));
  EXPECT_EQ(handles_of("@reply @second thanks"), Strings{});
  EXPECT_EQ(handles_of("@reply write to @sample"), (Strings{"@sample"}));
  EXPECT_EQ(handles_of("mail a@example.com @ 5 or @ home @1"), Strings{});
}

TEST(HandleFinder, ReadsNamesAfterMessengers) {
  EXPECT_EQ(handles_of("snap: sample", {{0, 4}}), (Strings{"@sample"}));
  EXPECT_EQ(handles_of("snap - sample_77 now", {{0, 4}}), (Strings{"@sample_77"}));
  EXPECT_EQ(handles_of("snap sample_77", {{0, 4}}), (Strings{"@sample_77"}));
  EXPECT_EQ(handles_of("snap me now", {{0, 4}}), Strings{});
  EXPECT_EQ(handles_of("snap: write to me", {{0, 4}}), Strings{});
  EXPECT_EQ(handles_of("snap: +44", {{0, 4}}), Strings{});
}

}  // namespace
}  // namespace seamark::entities
