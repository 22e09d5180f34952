#include <fstream>
#include <iostream>
#include <iterator>

#include <gtest/gtest.h>

#include "connect/json_cursor.h"
#include "connect/mastodon/report.h"
#include "connect/mastodon/status.h"
#include "connect/shared_data_testing.h"

namespace seamark::mastodon {
namespace {

using json::Cursor;
using json::Value;

// What the suite expects of a sample; members that a sample does not have stay empty.
struct Expectation {
  std::vector<std::string> status;  // text, then "link …", "tag …", "mention …", "media …"
  std::vector<std::string> report;
};

void add_list(Cursor& cursor, Value& value, const char* kind, std::vector<std::string>& out) {
  cursor.array(value, kind, [&](Value& element) {
    std::string_view text;
    cursor.string(element, "", text);
    out.push_back(std::string(kind) + " " + std::string(text));
    return true;
  });
}

Expectation read_expectation(std::string json) {
  Expectation wanted;
  const size_t size = json.size();
  json.append(json::kPaddingBytes, '\0');
  Cursor cursor;
  cursor.read(std::string_view(json).substr(0, size), [&](std::string_view name, Value& value) {
    if (name == "links" || name == "hashtags" || name == "mentions" || name == "media") {
      add_list(cursor, value, std::string(name).c_str(), wanted.status);
      return true;
    }
    std::string_view text;
    if (name == "plain_text") {
      cursor.string(value, "", text);
      wanted.status.insert(wanted.status.begin(), std::string(text));
      return true;
    }
    std::string_view token;
    token = value.raw_json_token();
    const size_t end = token.find_last_not_of(" \n\r\t");
    wanted.report.push_back(std::string(name) + " " + std::string(token.substr(0, end + 1)));
    return true;
  });
  return wanted;
}

std::vector<std::string> describe(const Status& status) {
  std::vector<std::string> found{std::string(status.plain_text)};
  const auto add = [&found](const char* kind, std::string_view text) {
    found.push_back(std::string(kind) + " " + std::string(text));
  };
  for (const std::string_view link : status.post.links) {
    add("links", link);
  }
  for (const std::string_view tag : status.hashtags) {
    add("hashtags", tag);
  }
  for (const std::string_view mention : status.mentions) {
    add("mentions", mention);
  }
  for (const Media& media : status.post.media) {
    add("media", media.path);
  }
  return found;
}

std::string member(const Report& report, std::string_view name) {
  const auto quoted = [](std::string_view text) { return '"' + std::string(text) + '"'; };
  if (name == "statuses") {
    return std::to_string(report.statuses);
  }
  if (name == "rules") {
    return std::to_string(report.rules);
  }
  if (name == "category") {
    return quoted(report.category);
  }
  if (name == "reporter") {
    return quoted(report.reporter);
  }
  if (name == "target") {
    return quoted(report.target);
  }
  return name == "closed" ? (report.closed ? "true" : "false") : "unknown";
}

bool agrees(const Report& report, const std::vector<std::string>& wanted) {
  bool same = true;
  for (const std::string& expectation : wanted) {
    const std::string name = expectation.substr(0, expectation.find(' '));
    const std::string found = name + " " + member(report, name);
    EXPECT_EQ(found, expectation) << report.id;
    same = same && found == expectation;
  }
  return same;
}

// A sample of the suite: its entity, the JSON of the entity and what to read out of it.
struct Sample {
  std::string id;
  std::string entity;
  std::string json;
  std::string expect;
};

std::vector<Sample> read_samples(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string text = "{\"samples\":";
  text.append(std::istreambuf_iterator<char>(file), {});
  text += "}";
  const size_t size = text.size();
  text.append(json::kPaddingBytes, '\0');
  std::vector<Sample> samples;
  Cursor cursor;
  const auto read_sample = [&](Value& value) {
    Sample& sample = samples.emplace_back();
    return cursor.object(value, "", [&](std::string_view name, Value& part) {
      std::string_view found;
      const bool raw = name == "json" || name == "expect";
      const bool good =
          raw ? cursor.raw_object(part, name, found) : cursor.string(part, name, found);
      (name == "json"     ? sample.json
       : name == "expect" ? sample.expect
       : name == "entity" ? sample.entity
                          : sample.id) = found;
      return good;
    });
  };
  EXPECT_TRUE(cursor.read(std::string_view(text).substr(0, size), [&](std::string_view,
                                                                      Value& all) {
    return cursor.array(all, "samples", read_sample);
  })) << cursor.error().message();
  return samples;
}

TEST(MastodonConformance, ReadsWhatTheSuiteExpectsOutOfStatusesAndReports) {
  const auto path = testing::shared_file("conformance/mastodon/samples.json");
  SEAMARK_NEED_SHARED(path);
  StatusReader statuses;
  ReportReader reports;
  size_t equal = 0;
  const std::vector<Sample> samples = read_samples(path);
  for (const Sample& sample : samples) {
    const Expectation wanted = read_expectation(sample.expect);
    std::string json = sample.json;
    json.append(json::kPaddingBytes, '\0');
    const std::string_view line = std::string_view(json).substr(0, sample.json.size());
    bool same = false;
    if (sample.entity == "Status") {
      const auto status = statuses.read(line);
      ASSERT_TRUE(status.ok()) << sample.id << " " << status.error().message();
      same = describe(*status.value()) == wanted.status;
      EXPECT_EQ(describe(*status.value()), wanted.status) << sample.id;
    } else {
      const auto report = reports.read(line);
      ASSERT_TRUE(report.ok()) << sample.id << " " << report.error().message();
      same = agrees(*report.value(), wanted.report);
    }
    equal += same ? 1 : 0;
  }
  EXPECT_EQ(samples.size(), 14U);
  std::cout << "mastodon: " << equal << " / " << samples.size() << "\n";
}

}  // namespace
}  // namespace seamark::mastodon
