#include "api/post_json.h"

#include <gtest/gtest.h>

#include "api/labelled_post_json.h"
#include "base/padded_buffer.h"

namespace seamark::api {
namespace {

// Keeps the padded line that the post's views look into.
class Reading {
 public:
  Result<const Post*> post(std::string_view line) {
    pad(line);
    return reader_.read({padded_.data(), line.size()});
  }

  Result<const LabelledRecord*> labelled(std::string_view line) {
    pad(line);
    return labelled_reader_.read({padded_.data(), line.size()});
  }

  std::string error(std::string_view line) {
    const auto read = post(line);
    return read.ok() ? "no error" : read.error().message();
  }

  const PostReader& reader() const { return reader_; }

 private:
  void pad(std::string_view line) {
    padded_ = line;
    padded_.append(64, '"');
  }

  std::string padded_;
  PostReader reader_;
  LabelledPostReader labelled_reader_;
};

TEST(PostReader, ReadsEveryMemberInAnyOrder) {
  Reading reading;
  const auto read = reading.post(
      R"({"metrics":{"shares":5,"views":12000},"thread_id":null,"parent_id":"p","media":[)"
      R"({"kind":"image","path":"a.jpg","sha256":"00","alt":"boat"},{}],)"
      R"("links":["https://wa.me/x"],)"
      R"("author":{"bio":"b","id":"did:plc:x","handle":"example","display_name":"Ex"},)"
      R"("lang":"ckb",)"
      R"("text":"a\n\"b\" \u0628 \ud83d\udea4 \ud800","created_at":"2026-11-20T18:22:01Z",)"
      R"("url":"https://example.org","platform":"bluesky","id":"bsky:1","unknown":{"a":[1]}})");
  ASSERT_TRUE(read.ok()) << read.error().message();
  const Post& post = *read.value();
  EXPECT_EQ(post.id, "bsky:1");
  EXPECT_EQ(post.platform, "bluesky");
  EXPECT_EQ(post.url, "https://example.org");
  EXPECT_EQ(post.created_at, "2026-11-20T18:22:01Z");
  EXPECT_EQ(post.text, "a\n\"b\" \u0628 \U0001F6A4 \uFFFD");
  EXPECT_EQ(post.lang, "ckb");
  EXPECT_EQ(post.author.id, "did:plc:x");
  EXPECT_EQ(post.author.handle, "example");
  EXPECT_EQ(post.author.display_name, "Ex");
  EXPECT_EQ(post.author.bio, "b");
  ASSERT_EQ(post.links.size(), 1U);
  EXPECT_EQ(post.links[0], "https://wa.me/x");
  ASSERT_EQ(post.media.size(), 2U);
  EXPECT_EQ(post.media[0].alt, "boat");
  EXPECT_EQ(post.parent_id, "p");
  EXPECT_EQ(post.thread_id, "");
  EXPECT_EQ(post.views, 12000);
  EXPECT_EQ(post.shares, 5);
}

TEST(PostReader, NamesTheMemberAndWhatWasWanted) {
  Reading reading;
  EXPECT_EQ(reading.error(R"({"text":5})"), "text: a number found, wanted a string");
  EXPECT_EQ(reading.error(R"({"text":"a","author":[]})"),
            "author: an array found, wanted an object");
  EXPECT_EQ(reading.error(R"({"text":"a","author":{"handle":{}}})"),
            "author.handle: an object found, wanted a string");
  EXPECT_EQ(reading.error(R"({"text":"a","links":["x",true]})"),
            "links[1]: a boolean found, wanted a string");
  EXPECT_EQ(reading.error(R"({"media":[{"alt":1}]})"),
            "media[0].alt: a number found, wanted a string");
  EXPECT_EQ(reading.error(R"({"text":"a","metrics":{"views":1.5}})"),
            "metrics.views: a number found, wanted a whole number");
  EXPECT_EQ(reading.error(R"({"text":"a","text":"b"})"), "text: found twice, wanted once");
  EXPECT_EQ(reading.error(R"({"text":"a","te\u0078t":"b"})"), "text: found twice, wanted once");
  EXPECT_EQ(reading.error(R"({"id":"1"})"), "neither text nor media found, wanted one of them");
  EXPECT_EQ(reading.error(R"({"text":"\x"})"), "text: a wrong escape, wanted one of json's");
  EXPECT_EQ(reading.error("[]"), "an array found, wanted a json object");
  EXPECT_EQ(reading.error(""), "nothing found, wanted a json object");
}

TEST(PostReader, RefusesBrokenLinesWithoutTheirContent) {
  Reading reading;
  EXPECT_EQ(reading.error("{\"text\":\"secret \xFF\"}"), "not valid utf-8");
  EXPECT_EQ(reading.error(std::string("{\"text\":\"secret \0\"}", 18)),
            "a bare control character inside a string, wanted an escape");
  EXPECT_EQ(reading.error(R"({"text":"secret)"), "a string without its closing quote");
  EXPECT_EQ(reading.error(R"({"text":"a"} {})"),
            "something follows the json object, wanted the end of the line");
  const std::string deep(100000, '[');
  for (const std::string& line :
       {"{\"text\":\"secret\",\"x\":" + deep, deep, R"({"text":"secret")" + std::string(1, '\n'),
        std::string(R"({"text" "secret"})"),
        std::string("{\"text\":\"secret\",\"x\":") + deep + std::string(100000, ']') + "}"}) {
    const std::string error = reading.error(line);
    EXPECT_NE(error, "no error") << line.substr(0, 40);
    EXPECT_EQ(error.find("secret"), std::string::npos);
  }
}

TEST(PostReader, SurvivesACutAtEveryByte) {
  Reading reading;
  const std::string line =
      R"({"text":"a \u00e9\\","media":[{"alt":"b"}],"metrics":{"views":1},"x":[{"y":null}]})";
  ASSERT_EQ(reading.error(line), "no error");
  for (size_t i = 0; i < line.size(); ++i) {
    EXPECT_NE(reading.error(line.substr(0, i)), "no error") << i;
  }
}

// Found by the fuzzer: the reader looked for the closing quote far behind the line. The address
// sanitizer sees it.
TEST(PostReader, StaysInTheLineWhereAQuoteBehindABackslashOpensNoString) {
  constexpr std::string_view kLine = R"({"unknown":{"a":10":22" 6a\"4 00})";
  PaddedBuffer<char> line;
  line.reserve(kLine.size());
  kLine.copy(line.data(), kLine.size());
  PostReader reader;
  EXPECT_FALSE(reader.read({line.data(), kLine.size()}).ok());
}

TEST(PostReader, SaysWhatTheLineLooksLike) {
  Reading reading;
  static_cast<void>(reading.post(R"({"did":"x","kind":"commit"})"));
  EXPECT_EQ(reading.reader().resemblance(), Resemblance::kJetstream);
  static_cast<void>(reading.post(R"({"content":"x","account":{}})"));
  EXPECT_EQ(reading.reader().resemblance(), Resemblance::kMastodon);
  static_cast<void>(reading.post(R"({"text":"x"})"));
  EXPECT_EQ(reading.reader().resemblance(), Resemblance::kNone);
}

TEST(ContentId, IsTheSameForTheSameContentOnly) {
  Post a;
  a.text = "boat";
  EXPECT_EQ(content_id(a), "sha256:25cdb46d8d2115a24eb15c3c58f34f33");
  Post b = a;
  b.links.emplace_back("x");
  EXPECT_NE(content_id(a), content_id(b));
  std::string made;
  b.id = "own";
  EXPECT_EQ(id_or_content_id(b, made), "own");
  EXPECT_EQ(id_or_content_id(a, made), content_id(a));
}

TEST(LabelledPostReader, ReadsLabelsAndRefusesOthers) {
  Reading reading;
  const auto read = reading.labelled(
      R"({"text":"t","label":"asking","category":"Q10","lang":"fr","variant":"leet","id":"7"})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value()->label, Label::kAsking);
  EXPECT_EQ(read.value()->category, "Q10");
  EXPECT_EQ(read.value()->variant, "leet");
  EXPECT_EQ(read.value()->post.lang, "fr");
  EXPECT_EQ(reading.labelled(R"({"text":"t","label":"spam"})").error().message(),
            "label: wanted advert, asking or benign");
  EXPECT_FALSE(reading.labelled(R"({"text":"t"})").ok());
}

TEST(LabelledPostReader, ReadsWhatIsWritten) {
  LabelledRecord record;
  record.post.id = "oic.sea:1";
  record.post.text = "a \"boat\"\n\u0628";
  record.post.lang = "ar";
  record.label = Label::kAsking;
  JsonBuffer out;
  write_labelled_post(record, out);
  const std::string line(out.data(), out.size());
  ASSERT_EQ(line.back(), '\n');
  Reading reading;
  const auto read = reading.labelled(std::string_view(line).substr(0, line.size() - 1));
  ASSERT_TRUE(read.ok()) << read.error().message();
  EXPECT_EQ(read.value()->post.id, record.post.id);
  EXPECT_EQ(read.value()->post.text, record.post.text);
  EXPECT_EQ(read.value()->post.lang, "ar");
  EXPECT_EQ(read.value()->label, Label::kAsking);
}

}  // namespace
}  // namespace seamark::api
