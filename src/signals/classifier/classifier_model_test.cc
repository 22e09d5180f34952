#include "signals/classifier/classifier_model.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "signals/model_file.h"

namespace seamark::classifier {
namespace {

constexpr ModelFormat kFormat = {.magic = "SMCLSF\r\n", .name = "classifier model"};

ClassifierModel small_model() {
  ClassifierModel model{.bits = 8, .scale = 0.25, .bias = -1.5};
  for (int i = 0; i < 256; ++i) {
    model.weights.push_back(static_cast<int8_t>(i - 128));
  }
  return model;
}

std::string with_content_byte(const std::string& bytes, size_t at, char value) {
  std::string content = bytes.substr(kModelContentAt);
  content[at] = value;
  return make_model_file(content, kFormat);
}

TEST(ClassifierModel, SurvivesWritingAndReading) {
  const ClassifierModel model = small_model();
  const std::string bytes = write_classifier_model(model);
  auto read = parse_classifier_model(bytes);
  ASSERT_TRUE(read.ok()) << read.error().message();
  EXPECT_EQ(read.value().bits, model.bits);
  EXPECT_EQ(read.value().scale, model.scale);
  EXPECT_EQ(read.value().bias, model.bias);
  EXPECT_EQ(read.value().weights, model.weights);
  EXPECT_EQ(write_classifier_model(read.value()), bytes);
}

TEST(ClassifierModel, RefusesEveryShorterFile) {
  const std::string bytes = write_classifier_model(small_model());
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(parse_classifier_model(std::string_view(bytes).substr(0, size)).ok());
  }
  EXPECT_FALSE(parse_classifier_model(bytes + '\0').ok());
}

TEST(ClassifierModel, RefusesAnyChangedByte) {
  const std::string bytes = write_classifier_model(small_model());
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(parse_classifier_model(changed).ok()) << "byte " << at;
  }
}

TEST(ClassifierModel, RefusesHostileContentWithAFittingDigest) {
  const std::string bytes = write_classifier_model(small_model());
  EXPECT_FALSE(parse_classifier_model(with_content_byte(bytes, 0, 7)).ok()) << "bits";
  EXPECT_FALSE(parse_classifier_model(with_content_byte(bytes, 0, 9)).ok()) << "bits, not size";
  EXPECT_FALSE(parse_classifier_model(with_content_byte(bytes, 0, 18)).ok()) << "bits";
  EXPECT_FALSE(parse_classifier_model(with_content_byte(bytes, 3, '\xFF')).ok()) << "bits";
  EXPECT_FALSE(parse_classifier_model(with_content_byte(bytes, 4, 1)).ok()) << "reserved";
  EXPECT_FALSE(parse_classifier_model(with_content_byte(bytes, 15, '\xBF')).ok())
      << "negative scale";
  EXPECT_FALSE(parse_classifier_model(with_content_byte(bytes, 23, '\x7F')).ok()) << "huge bias";
  ClassifierModel model = small_model();
  model.scale = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(parse_classifier_model(write_classifier_model(model)).ok());
  model = small_model();
  model.bias = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(parse_classifier_model(write_classifier_model(model)).ok());
}

}  // namespace
}  // namespace seamark::classifier
