#include "connect/mastodon/html_text.h"

#include <chrono>

#include <gtest/gtest.h>

#include "connect/mastodon/status.h"

namespace seamark::mastodon {
namespace {

std::string text_of(std::string_view html) {
  HtmlText out;
  html_to_text(html, out);
  return out.text;
}

TEST(HtmlText, KeepsParagraphsLinesAndLists) {
  EXPECT_EQ(text_of("<p>a</p><p>b<br>c<br/>d</p>"), "a\n\nb\nc\nd");
  EXPECT_EQ(text_of("<ul><li>one</li><li>two</li></ul><p>three</p>"), "one\ntwo\n\nthree");
  EXPECT_EQ(text_of("  <p> a \n  b </p>  "), "a b");
  EXPECT_EQ(text_of("<pre>a  b\nc</pre>"), "a  b\nc");
}

TEST(HtmlText, DecodesEntitiesOnce) {
  EXPECT_EQ(text_of("&lt;b&gt; &amp;lt; &#39;x&#x27; &#x1F6A4; &nbsp;|"),
            "<b> &lt; 'x' \U0001F6A4 \u00A0|");
  EXPECT_EQ(text_of("&unknown; & &; &#; &#xFFFFFFFF; &#0; &#xD800;"),
            "&unknown; & &; &#; \uFFFD \uFFFD \uFFFD");
}

TEST(HtmlText, GivesTheWholeAddressOfALinkAndListsIt) {
  HtmlText out;
  html_to_text(
      "<p><a href=\"https://t.me/example?a=1&amp;b=2\" rel='nofollow'><span class=\"invisible\">"
      "https://</span><span class=\"ellipsis\">t.me/exam</span><span class=\"invisible\">ple?a=1"
      "&amp;b=2</span></a> <a href=\"https://social.example/tags/x\" class=\"mention hashtag\">#x"
      "</a> <a href=\"https://social.example/@other\" class=\"u-url mention\">@other</a></p>",
      out);
  EXPECT_EQ(out.text, "https://t.me/example?a=1&b=2 #x @other");
  EXPECT_EQ(out.links, (std::vector<std::string>{"https://t.me/example?a=1&b=2"}));
}

TEST(HtmlText, TakesBrokenMarkupAsText) {
  EXPECT_EQ(text_of("a < b > c"), "a < b > c");
  EXPECT_EQ(text_of("<p>a<"), "a<");
  EXPECT_EQ(text_of("<p"), "<p");
  EXPECT_EQ(text_of("a<!-- b -->c<!-- d"), "ac<!-- d");
  EXPECT_EQ(text_of("<script>x()</script>a<style>b"), "ab");
  EXPECT_EQ(text_of("</p></p>a</b>"), "a");
}

TEST(HtmlText, FloodsStayLinear) {
  for (const char* unit :
       {"<", "<a ", "<a =\"", "<a ='", "<!--", "&", "&#", "<p>", "<script>", "<!"}) {
    std::string flood;
    while (flood.size() < 1000000) {
      flood += unit;
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(text_of(flood).size(), flood.size());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << unit;
  }
}

TEST(StatusReader, ReadsWarningsPollsBoostsAndRefusesOtherThings) {
  StatusReader reader;
  const auto read = [&reader](std::string line) {
    const size_t size = line.size();
    line.append(64, '\0');
    const auto status = reader.read(std::string_view(line).substr(0, size));
    return status.ok()
               ? std::string(status.value()->post.text) + "|" +
                     std::string(status.value()->post.id) + (status.value()->boost ? "|boost" : "")
               : "error " + status.error().message();
  };
  EXPECT_EQ(read(R"({"id":"1","spoiler_text":"cw","content":"<p>a</p>","poll":{"options":[)"
                 R"({"title":"x"},{"title":"y"}]}})"),
            "cw\n\na\nx\ny|mastodon:1");
  EXPECT_EQ(read(R"({"id":"1","content":"","reblog":{"id":"2","uri":"u","content":"b"}})"),
            "b|mastodon:u|boost");
  EXPECT_EQ(read(R"({"id":1,"content":""})"), "error id: a number found, wanted a string");
  EXPECT_EQ(read(R"({"text":"a"})"), "error not a status: wanted id and content");
}

}  // namespace
}  // namespace seamark::mastodon
