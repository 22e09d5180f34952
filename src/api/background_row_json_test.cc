#include "api/background_row_json.h"

#include <string>

#include <gtest/gtest.h>

namespace seamark::api {
namespace {

// Keeps the padded line that the row's views look into.
class Reading {
 public:
  Result<const BackgroundRow*> row(std::string_view line) {
    padded_ = line;
    padded_.append(64, '"');
    return reader_.read({padded_.data(), line.size()});
  }

  std::string error(std::string_view line) {
    const auto read = row(line);
    return read.ok() ? "no error" : read.error().message();
  }

 private:
  std::string padded_;
  BackgroundRowReader reader_;
};

TEST(BackgroundRowReader, ReadsEveryMemberInAnyOrder) {
  Reading reading;
  const auto read =
      reading.row(R"({"kind":"news","source":"example/set#part","x":{"text":1},"lang":"ckb",)"
                  R"("text":"a\n\u0628","id":"7"})");
  ASSERT_TRUE(read.ok()) << read.error().message();
  EXPECT_EQ(read.value()->id, "7");
  EXPECT_EQ(read.value()->text, "a\n\u0628");
  EXPECT_EQ(read.value()->lang, "ckb");
  EXPECT_EQ(read.value()->source, "example/set#part");
  EXPECT_EQ(read.value()->kind, "news");
}

TEST(BackgroundRowReader, KeepsNothingOfTheLineBefore) {
  Reading reading;
  ASSERT_TRUE(reading.row(R"({"text":"a","source":"example/set"})").ok());
  const auto read = reading.row(R"({"text":"b"})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value()->source, "");
}

TEST(BackgroundRowReader, RefusesRowsWithoutTextAndNeverSaysTheirContent) {
  Reading reading;
  EXPECT_EQ(reading.error(R"({"id":"1"})"), "text: none found, wanted a string");
  EXPECT_EQ(reading.error(R"({"text":"","lang":"en"})"), "text: none found, wanted a string");
  EXPECT_EQ(reading.error(R"({"text":["secret"]})"), "text: an array found, wanted a string");
  EXPECT_EQ(reading.error(R"({"text":"secret","lang":1})"),
            "lang: a number found, wanted a string");
  EXPECT_EQ(reading.error(R"({"text":"secret","text":"b"})"), "text: found twice, wanted once");
}

}  // namespace
}  // namespace seamark::api
