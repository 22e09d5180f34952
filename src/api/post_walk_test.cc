// What the walk reads, the cursor reads as well, and the same; usual lines are left to the walk.
#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "api/post_equality_testing.h"
#include "base/cpu.h"
#include "connect/json_walk.h"

namespace seamark::api {
namespace {

class Lines {
 public:
  explicit Lines(unsigned seed) : random_(seed) {}

  size_t below(size_t bound) { return random_() % bound; }

  template <size_t N>
  std::string pick(const std::array<const char*, N>& from) {
    return from[below(N)];
  }

  std::string space() { return below(12) == 0 ? std::string(below(3), ' ') : ""; }

  std::string string() {
    static constexpr std::array<const char*, 14> kPieces = {"a",
                                                            "boat ",
                                                            "\u0628\u0629",
                                                            "\U0001F6A4",
                                                            "\\n",
                                                            "\\\"",
                                                            "\\\\",
                                                            "\\u0628",
                                                            "\\ud83d\\udea4",
                                                            "\\ud800",
                                                            "{",
                                                            "[1,",
                                                            ":",
                                                            "words and words and "};
    std::string out = "\"";
    for (size_t i = below(6); i > 0; --i) {
      out += pick(kPieces);
    }
    return out + '"';
  }

  std::string value(int depth) {
    static constexpr std::array<const char*, 14> kPlain = {"null",
                                                           "true",
                                                           "false",
                                                           "0",
                                                           "-1",
                                                           "12.5",
                                                           "1e5",
                                                           "01",
                                                           "nul",
                                                           "1.",
                                                           "12a",
                                                           "\"\\x\"",
                                                           "123456789012345678",
                                                           "1234567890123456789"};
    switch (below(depth > 2 ? 2 : 4)) {
      case 0:
        return string();
      case 1:
        return pick(kPlain);
      case 2:
        return list([&] { return value(depth + 1); });
      default:
        return object(depth + 1);
    }
  }

  template <typename Item>
  std::string list(Item&& item) {
    std::string out = "[" + space();
    for (size_t i = below(4); i > 0; --i) {
      out += item() + space() + (i > 1 ? "," : "") + space();
    }
    return out + "]";
  }

  std::string object(int depth) {
    static constexpr std::array<const char*, 24> kNames = {
        "id",        "platform",  "url",   "created_at", "text",    "lang",
        "author",    "links",     "media", "handle",     "metrics", "display_name",
        "parent_id", "thread_id", "views", "shares",     "kind",    "path",
        "sha256",    "alt",       "bio",   "x",          "",        "t\\u0065xt"};
    std::string out = "{" + space();
    for (size_t i = below(7); i > 0; --i) {
      const std::string name = pick(kNames);
      if (below(30) != 0) {  // else a value without a name
        out += "\"" + name + "\"" + space() + ":" + space();
      }
      out += below(3) == 0 ? value(depth) : fitting(name, depth);
      out += space();
      out += i > 1 ? "," : "";
      out += space();
    }
    return out + "}";
  }

  // A value of the kind that the member of a Post has.
  std::string fitting(const std::string& name, int depth) {
    if (below(8) == 0) {
      return "null";
    }
    if (name == "author" || name == "metrics") {
      return object(depth + 1);
    }
    if (name == "links") {
      return list([&] { return string(); });
    }
    if (name == "media") {
      return list([&] { return object(depth + 1); });
    }
    return name == "views" || name == "shares" ? std::to_string(below(100000)) : string();
  }

  std::string spoilt(std::string line) {
    static constexpr std::array<const char*, 12> kPieces = {
        "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "null", "\x01", "\xFF"};
    const size_t at = below(line.size() + 1);
    switch (below(3)) {
      case 0:
        return line.insert(at, pick(kPieces));
      case 1:
        return line.erase(at, 1 + below(4));
      default:
        return line.replace(at, below(3), pick(kPieces));
    }
  }

 private:
  std::mt19937 random_;
};

TEST(PostWalk, ReadsNothingThatTheCursorReadsInAnotherWay) {
  if (best_simd_level() < SimdLevel::kAvx2) {
    GTEST_SKIP() << "the walk needs AVX2";
  }
  json::Walk walk;
  json::Cursor cursor;
  PostMembers walked;
  PostMembers read;
  Lines lines(7);
  constexpr std::array<const char*, 6> kBehind = {"\"", "}", ",", "{\"", "]", "0"};
  size_t taken = 0;
  constexpr size_t kRounds = 200'000;
  for (size_t i = 0; i < kRounds; ++i) {
    const std::string line = i % 2 == 0 ? lines.object(0) : lines.spoilt(lines.object(0));
    std::string padded = line;
    while (padded.size() < line.size() + 64) {
      padded += lines.pick(kBehind);  // no part of the line, though it may continue it
    }
    const std::string_view view(padded.data(), line.size());
    if (!read_with(walk, view, walked)) {
      continue;
    }
    ++taken;
    ASSERT_TRUE(read_with(cursor, view, read)) << line << "\n" << cursor.error().message();
    ASSERT_TRUE(same_post(walked.post, read.post)) << line;
    ASSERT_EQ(walked.seen, read.seen) << line;
  }
  EXPECT_GT(taken, kRounds / 8);
}

TEST(PostWalk, TakesTheUsualLines) {
  if (best_simd_level() < SimdLevel::kAvx2) {
    GTEST_SKIP() << "the walk needs AVX2";
  }
  json::Walk walk;
  PostMembers members;
  for (const char* line :
       {R"({"id":"1","text":"a \"b\" \u0628","lang":null,"author":{"handle":"example"}})",
        R"({"text":"","media":[{"kind":"image","alt":"boat"}],"metrics":{"views":12,"shares":7}})",
        R"({ "id": "1", "text": "a", "links": ["x", "y"], "media": [], "metrics": null } )",
        R"({"x":{"y":[1,-2.5,true,{"z":null}]},"text":"a"})"}) {
    const size_t size = std::string_view(line).size();
    const std::string padded = line + std::string(64, ' ');
    EXPECT_TRUE(read_with(walk, std::string_view(padded).substr(0, size), members)) << line;
  }
}

TEST(PostWalk, GivesUpWhatIsNotJson) {
  json::Walk walk;
  PostMembers members;
  for (const std::string_view line : {R"({"text":"a","author":{null})",
                                      R"({"text":"a","links":[null)",
                                      R"({"text":"a",})",
                                      R"({"text":"a" "id":"b"})",
                                      R"({"text""a"})",
                                      R"({"text":"a"}})",
                                      R"({"text":"a"} x)",
                                      R"({"text":"a","media":[{},]})",
                                      R"({"text":"a","metrics":{"views":}})",
                                      R"({"text":"a","metrics":{"views":01}})",
                                      R"({"text":"a","x":-})",
                                      R"({"text":"a","x":1.})",
                                      R"({"text":"a","x":truE})",
                                      R"({"text":"a","x":[1 2]})",
                                      R"({"text":"a","x":{"y"}})",
                                      R"({"text":"a","x":{"y":1]})",
                                      R"(["text"])",
                                      R"("text")",
                                      R"({)",
                                      R"()"}) {
    for (const char behind : {' ', '"', '}', ']', '{', ',', '0'}) {
      const std::string padded = std::string(line) + std::string(64, behind);
      EXPECT_FALSE(read_with(walk, std::string_view(padded).substr(0, line.size()), members))
          << line << behind;
    }
  }
}

}  // namespace
}  // namespace seamark::api
