#include "signals/classifier/classifier_model.h"

#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "signals/model_file.h"

namespace seamark::classifier {

namespace {

constexpr size_t kWeightsAt = 72;
constexpr uint32_t kBitsMin = 8;
constexpr uint32_t kBitsMax = 17;
constexpr double kFactorMax = 1e6;

constexpr ModelFormat kFormat = {
    .magic = "SMCLSF\r\n", .name = "classifier model", .bytes_min = kWeightsAt};

Error invalid(std::string_view message, CallSite where = CallSite::here()) {
  return model_error(kFormat, message, where);
}

}  // namespace

Result<ClassifierModel> parse_classifier_model(std::string_view bytes) {
  SEAMARK_TRY(check_model_file(bytes, kFormat));
  ClassifierModel model;
  model.bits = read_u32(bytes, kModelContentAt);
  model.scale = read_f64(bytes, kModelContentAt + 8);
  model.bias = read_f64(bytes, kModelContentAt + 16);
  if (model.bits < kBitsMin || model.bits > kBitsMax) {
    return invalid(fmt::format("{} bits, wanted {} to {}", model.bits, kBitsMin, kBitsMax));
  }
  if (read_u32(bytes, kModelContentAt + 4) != 0) {
    return invalid("a reserved field is not zero");
  }
  if (!std::isfinite(model.scale) || model.scale <= 0 || model.scale > kFactorMax) {
    return invalid("scale is not a number between 0 and a million");
  }
  if (!std::isfinite(model.bias) || std::abs(model.bias) > kFactorMax) {
    return invalid("bias is not a number within a million");
  }
  const size_t wanted = kWeightsAt + (size_t{1} << model.bits);
  if (bytes.size() != wanted) {
    return invalid(fmt::format("{} bytes, its sizes ask for {}", bytes.size(), wanted));
  }
  const std::string_view weights = bytes.substr(kWeightsAt);
  model.weights.assign(weights.begin(), weights.end());
  return model;
}

std::string write_classifier_model(const ClassifierModel& model) {
  std::string content;
  append_u32(content, model.bits);
  append_u32(content, 0);
  append_f64(content, model.scale);
  append_f64(content, model.bias);
  content.append(reinterpret_cast<const char*>(model.weights.data()), model.weights.size());

  return make_model_file(content, kFormat);
}

}  // namespace seamark::classifier
