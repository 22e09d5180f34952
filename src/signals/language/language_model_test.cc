#include "signals/language/language_model.h"

#include <string>

#include <gtest/gtest.h>

#include "signals/model_file.h"

namespace seamark::language {
namespace {

constexpr ModelFormat kFormat = {.magic = "SMLANG\r\n", .name = "language model"};

LanguageModel small_model() {
  LanguageModel model{.row_bits = 8, .logit_scale = 0.125};
  model.classes = {{"en", Script::kLatin}, {"hi-Latn", Script::kLatin}, {"und", Script::kNone}};
  for (size_t i = 0; i < kCodebookSize; ++i) {
    model.codebook[i] = static_cast<int8_t>(4 * static_cast<int>(i) - 30);
  }
  model.levels.resize(model.weight_count() / 2);
  for (size_t i = 0; i < model.levels.size(); ++i) {
    model.levels[i] = static_cast<uint8_t>(i * 37);
  }
  return model;
}

// The bytes with one of the content changed, and a digest to match.
std::string with_content_byte(const std::string& bytes, size_t at, char value) {
  std::string content = bytes.substr(kModelContentAt);
  content[at] = value;
  return make_model_file(content, kFormat);
}

TEST(LanguageModel, SurvivesWritingAndReading) {
  const LanguageModel model = small_model();
  const std::string bytes = write_language_model(model);
  auto read = parse_language_model(bytes);
  ASSERT_TRUE(read.ok()) << read.error().message();
  EXPECT_EQ(read.value().row_bits, model.row_bits);
  EXPECT_EQ(read.value().logit_scale, model.logit_scale);
  EXPECT_EQ(read.value().codebook, model.codebook);
  EXPECT_EQ(read.value().levels, model.levels);
  ASSERT_EQ(read.value().classes.size(), 3U);
  EXPECT_EQ(read.value().classes[1].code, "hi-Latn");
  EXPECT_EQ(read.value().classes[2].script, Script::kNone);
  EXPECT_EQ(write_language_model(read.value()), bytes);
}

TEST(LanguageModel, ExpandsEveryWeightToItsLevel) {
  const LanguageModel model = small_model();
  const PaddedBuffer<int8_t> rows = expand_rows(model);
  for (size_t row = 0; row < 256; ++row) {
    for (size_t lane = 0; lane < kLanesPerBlock; ++lane) {
      const int8_t wanted = lane < 3 ? model.codebook[model.level_at(row * 3 + lane)] : int8_t{0};
      ASSERT_EQ(rows[row * kLanesPerBlock + lane], wanted);
    }
  }
}

TEST(LanguageModel, RefusesEveryShorterFile) {
  const std::string bytes = write_language_model(small_model());
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(parse_language_model(std::string_view(bytes).substr(0, size)).ok());
  }
  EXPECT_FALSE(parse_language_model(bytes + '\0').ok());
}

TEST(LanguageModel, RefusesAnyChangedByte) {
  const std::string bytes = write_language_model(small_model());
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(parse_language_model(changed).ok()) << "byte " << at;
  }
}

TEST(LanguageModel, RefusesHostileContentWithAFittingDigest) {
  const std::string bytes = write_language_model(small_model());
  ASSERT_TRUE(parse_language_model(with_content_byte(bytes, 0, 8)).ok());
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 0, 7)).ok()) << "row bits";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 0, 31)).ok()) << "row bits";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 3, '\x80')).ok()) << "row bits";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 4, 0)).ok()) << "classes";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 4, 65)).ok()) << "classes";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 7, '\xFF')).ok()) << "classes";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 15, '\xBF')).ok()) << "negative scale";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 16, 32)).ok()) << "weight";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 16, '\x80')).ok()) << "weight";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 32, '\n')).ok()) << "name";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 33, '\0')).ok()) << "short name";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 40, 'x')).ok()) << "after the name";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 44, 29)).ok()) << "script";
  EXPECT_FALSE(parse_language_model(with_content_byte(bytes, 45, 1)).ok()) << "reserved";
}

TEST(LanguageModel, SaysWhatIsWrongWithoutContent) {
  auto read = parse_language_model("");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().message(), "language model: 0 bytes, wanted at least 80");
}

}  // namespace
}  // namespace seamark::language
