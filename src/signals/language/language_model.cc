#include "signals/language/language_model.h"

#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "signals/model_file.h"

namespace seamark::language {

namespace {

constexpr size_t kClassesAt = 80;
constexpr size_t kClassBytes = 16;
constexpr uint32_t kRowBitsMin = 8;
constexpr uint32_t kRowBitsMax = 14;

constexpr ModelFormat kFormat = {
    .magic = "SMLANG\r\n", .name = "language model", .bytes_min = kClassesAt};

Error invalid(std::string_view message, CallSite where = CallSite::here()) {
  return model_error(kFormat, message, where);
}

bool is_code_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

Result<LanguageClass> parse_class(std::string_view bytes) {
  LanguageClass result;
  size_t length = 0;
  while (length < kCodeBytesMax && bytes[length] != '\0') {
    if (!is_code_char(bytes[length])) {
      return invalid("a class is not named by a language code");
    }
    ++length;
  }
  for (size_t i = length; i < kCodeBytesMax; ++i) {
    if (bytes[i] != '\0') {
      return invalid("a class is not named by a language code");
    }
  }
  const auto script = static_cast<uint8_t>(bytes[kCodeBytesMax]);
  if (length < 2 || script >= kScripts ||
      bytes.substr(kCodeBytesMax + 1, 3) != std::string_view("\0\0\0", 3)) {
    return invalid(fmt::format("a class has script {}, wanted one under {}", script, kScripts));
  }
  result.code = bytes.substr(0, length);
  result.script = static_cast<Script>(script);
  return result;
}

}  // namespace

Result<LanguageModel> parse_language_model(std::string_view bytes) {
  SEAMARK_TRY(check_model_file(bytes, kFormat));
  LanguageModel model;
  model.row_bits = read_u32(bytes, kModelContentAt);
  const uint32_t class_count = read_u32(bytes, kModelContentAt + 4);
  model.logit_scale = read_f64(bytes, kModelContentAt + 8);
  if (model.row_bits < kRowBitsMin || model.row_bits > kRowBitsMax) {
    return invalid(
        fmt::format("{} row bits, wanted {} to {}", model.row_bits, kRowBitsMin, kRowBitsMax));
  }
  if (class_count < 1 || class_count > kClassesMax) {
    return invalid(fmt::format("{} classes, wanted 1 to {}", class_count, kClassesMax));
  }
  if (!std::isfinite(model.logit_scale) || model.logit_scale <= 0 || model.logit_scale > 1e6) {
    return invalid("logit scale is not a number between 0 and a million");
  }
  const size_t rows_at = kClassesAt + class_count * kClassBytes;
  const size_t wanted = rows_at + (size_t{class_count} << model.row_bits) / 2;
  if (bytes.size() != wanted) {
    return invalid(fmt::format("{} bytes, its sizes ask for {}", bytes.size(), wanted));
  }
  std::memcpy(model.codebook.data(), bytes.data() + kModelContentAt + 16, kCodebookSize);
  for (const int8_t weight : model.codebook) {
    if (weight < -kWeightMax || weight > kWeightMax) {
      return invalid(fmt::format("weight {}, wanted {} to {}", weight, -kWeightMax, kWeightMax));
    }
  }
  for (uint32_t i = 0; i < class_count; ++i) {
    model.classes.push_back(
        SEAMARK_TRY(parse_class(bytes.substr(kClassesAt + i * kClassBytes, kClassBytes))));
  }
  const std::string_view rows = bytes.substr(rows_at);
  model.levels.assign(rows.begin(), rows.end());
  return model;
}

std::string write_language_model(const LanguageModel& model) {
  std::string content;
  append_u32(content, model.row_bits);
  append_u32(content, static_cast<uint32_t>(model.classes.size()));
  append_f64(content, model.logit_scale);
  content.append(reinterpret_cast<const char*>(model.codebook.data()), kCodebookSize);
  for (const LanguageClass& one : model.classes) {
    std::string name = one.code;
    name.resize(kCodeBytesMax, '\0');
    content += name;
    content.push_back(static_cast<char>(one.script));
    content.append(3, '\0');
  }
  content.append(reinterpret_cast<const char*>(model.levels.data()), model.levels.size());

  return make_model_file(content, kFormat);
}

PaddedBuffer<int8_t> expand_rows(const LanguageModel& model) {
  const size_t rows = (size_t{1} << model.row_bits) + 1;
  const size_t blocks = (model.classes.size() + kLanesPerBlock - 1) / kLanesPerBlock;
  PaddedBuffer<int8_t> out;
  out.reserve(blocks * rows * kLanesPerBlock);
  for (size_t row = 0; row + 1 < rows; ++row) {
    for (size_t lane = 0; lane < model.classes.size(); ++lane) {
      const uint8_t level = model.level_at(row * model.classes.size() + lane);
      const size_t block = lane / kLanesPerBlock;
      out[(block * rows + row) * kLanesPerBlock + lane % kLanesPerBlock] = model.codebook[level];
    }
  }
  return out;
}

}  // namespace seamark::language
