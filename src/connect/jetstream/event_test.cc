#include "connect/jetstream/event.h"

#include <fstream>
#include <iostream>
#include <vector>

#include <gtest/gtest.h>

#include "connect/jetstream/timestamp.h"
#include "connect/shared_data_testing.h"

namespace seamark::jetstream {
namespace {

std::vector<std::string> read_lines(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

// Everything that the reader takes from a message, as one text.
std::string summary(EventReader& reader, std::string line) {
  const size_t size = line.size();
  line.append(64, '\0');
  const auto read = reader.read(std::string_view(line).substr(0, size));
  if (!read.ok()) {
    return "error " + read.error().message();
  }
  const Event& event = *read.value();
  std::string text(event_kind_name(event.kind));
  for (const std::string_view part :
       {event.did, event.operation, event.collection, event.key, event.record, event.account_status,
        event.post.id, event.post.url, event.post.text, event.post.lang, event.post.created_at,
        event.post.parent_id, event.post.thread_id}) {
    text.append("|").append(part);
  }
  for (const std::string_view link : event.post.links) {
    text.append("|link ").append(link);
  }
  for (const Media& media : event.post.media) {
    text.append("|media ").append(media.kind).append(" ").append(media.alt);
  }
  return text + "|" + std::to_string(event.time_us) + (event.active ? "" : "|inactive") +
         (event.account_gone() ? "|gone" : "");
}

TEST(JetstreamConformance, BothFormsOfAnEventAreTheSameEvent) {
  const auto folder = testing::shared_file("conformance/jetstream");
  SEAMARK_NEED_SHARED(folder);
  const std::vector<std::string> old_form = read_lines(folder / "v1.ndjson");
  const std::vector<std::string> new_form = read_lines(folder / "v2.ndjson");
  ASSERT_EQ(old_form.size(), 24U);
  ASSERT_EQ(new_form.size(), 27U);
  EventReader reader;
  size_t equal = 0;
  for (size_t i = 0; i < old_form.size(); ++i) {
    const std::string first = summary(reader, old_form[i]);
    const std::string second = summary(reader, new_form[i]);
    EXPECT_EQ(first, second) << "event " << i + 1;
    EXPECT_FALSE(first.starts_with("error")) << first;
    equal += first == second && !first.starts_with("error") ? 1 : 0;
  }
  const std::vector<std::string> wanted = {"info", "sync", "error|"};
  for (size_t i = 0; i < wanted.size(); ++i) {
    const std::string found = summary(reader, new_form[old_form.size() + i]);
    EXPECT_TRUE(found.starts_with(wanted[i])) << found;
    equal += found.starts_with(wanted[i]) ? 1 : 0;
  }
  std::cout << "jetstream: " << equal << " / " << new_form.size() << "\n";
}

// What the suite's files say, counted by hand from v1.ndjson.
TEST(JetstreamConformance, TellsPostsFromDeletionsAndAccountStates) {
  const auto path = testing::shared_file("conformance/jetstream/v1.ndjson");
  SEAMARK_NEED_SHARED(path);
  EventReader reader;
  int posts = 0;
  int deleted = 0;
  int gone = 0;
  for (const std::string& line : read_lines(path)) {
    const std::string found = summary(reader, line);
    posts += found.starts_with("post|") ? 1 : 0;
    deleted += found.starts_with("delete|") ? 1 : 0;
    gone += found.ends_with("|gone") ? 1 : 0;
  }
  EXPECT_EQ(posts, 8);
  EXPECT_EQ(deleted, 3);
  EXPECT_EQ(gone, 1);
}

TEST(EventReader, ReadsAPostWithLinksCardsAndMedia) {
  EventReader reader;
  EXPECT_EQ(
      summary(reader,
              R"({"commit":{"record":{"embed":{"$type":"app.bsky.embed.recordWithMedia","media":)"
              R"({"$type":"app.bsky.embed.images","images":[{"alt":"a boat"},{"alt":""}]}},)"
              R"("langs":["fr","en"],"text":"d\u00e9part\n\ud83d\udea4","facets":[{"features":)"
              R"([{"uri":"https://t.me/example"}]},{"features":[{"uri":"https://t.me/example"}]}],)"
              R"("reply":{"parent":{"uri":"at://p"},"root":{"uri":"at://r"}}},"rkey":"k",)"
              R"("collection":"app.bsky.feed.post","operation":"update"},"kind":"commit",)"
              R"("did":"did:plc:x","time_us":5})")
          .substr(0, 20),
      "post|did:plc:x|updat");
}

TEST(EventReader, RefusesWhatIsOfNeitherForm) {
  EventReader reader;
  const char* no_record = R"({"kind":"commit","did":"x",)"
                          R"("commit":{"operation":"create","collection":"app.bsky.feed.post"}})";
  for (const char* line :
       {R"({"text":"x"})", R"({"kind":"other","did":"x"})",
        R"({"kind":"commit","did":"x","commit":{"operation":"move"}})", no_record, R"({"did":1})",
        R"({"did":"a","did":"b","kind":"sync"})", "[]", "1", "", "{", "null"}) {
    EXPECT_TRUE(summary(reader, line).starts_with("error ")) << line;
  }
}

TEST(Timestamp, CountsMicrosecondsInAnyZone) {
  EXPECT_EQ(parse_timestamp_us("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_timestamp_us("2026-07-04T14:38:08.085434Z"), 1783175888085434);
  EXPECT_EQ(parse_timestamp_us("2026-07-04T16:38:08.0854349+02:00"), 1783175888085434);
  EXPECT_EQ(parse_timestamp_us("2026-07-04T14:38:08"), std::nullopt);
  EXPECT_EQ(parse_timestamp_us("2026-02-30T14:38:08Z"), std::nullopt);
  EXPECT_EQ(parse_timestamp_us(""), std::nullopt);
}

}  // namespace
}  // namespace seamark::jetstream
