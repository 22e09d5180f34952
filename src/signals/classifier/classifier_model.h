#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace seamark::classifier {

// The content of model/classifier.bin (docs/formats/models.md): what a trainer writes and a signal
// reads. log-odds = bias + scale * (sum of the weights of all windows) / sqrt(windows).
struct ClassifierModel {
  uint32_t bits = 0;  // 8 to 17; there are 2^bits weights
  double scale = 0;   // above 0
  double bias = 0;
  std::vector<int8_t> weights;
};

// Reads the bytes, from anyone: an error says what is wrong; nothing is trusted before it is
// checked.
Result<ClassifierModel> parse_classifier_model(std::string_view bytes);

// The reverse. REQUIRES: a model that parse_classifier_model() would accept.
std::string write_classifier_model(const ClassifierModel& model);

}  // namespace seamark::classifier
