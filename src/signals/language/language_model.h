#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/padded_buffer.h"
#include "base/result.h"
#include "signals/language/script.h"
#include "signals/language/trigram_rows.h"

namespace seamark::language {

constexpr uint32_t kClassesMax = kLanesPerBlock * kBlocksMax;
constexpr size_t kCodeBytesMax = 12;  // "hi-Latn"
constexpr size_t kCodebookSize = 16;

struct LanguageClass {
  std::string code;               // BCP 47
  Script script = Script::kNone;  // that the language is written in; kNone: any
};

// The content of model/language.bin (docs/formats/models.md): what a trainer writes and a signal
// reads.
struct LanguageModel {
  uint32_t row_bits = 0;  // 8 to 14
  double logit_scale = 0;
  std::vector<LanguageClass> classes;
  std::array<int8_t, kCodebookSize> codebook{};  // the weights that a row can hold
  std::vector<uint8_t>
      levels;  // row after row, class after class: two a byte, the first in the low half

  size_t weight_count() const { return classes.size() << row_bits; }

  uint8_t level_at(size_t weight) const { return (levels[weight / 2] >> (weight % 2 * 4)) & 0xFU; }
};

// Reads the bytes, from anyone: an error says what is wrong; nothing is trusted before it is
// checked.
Result<LanguageModel> parse_language_model(std::string_view bytes);

// The reverse. REQUIRES: a model that parse_language_model() would accept.
std::string write_language_model(const LanguageModel& model);

// The rows as the kernels want them. Its weights pointer is set by whoever keeps the buffer.
PaddedBuffer<int8_t> expand_rows(const LanguageModel& model);

}  // namespace seamark::language
