#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace seamark {

// What the model files of a pack have in common (docs/formats/models.md): 8 bytes that name the
// format, version, size, SHA-256 of the content, content. Numbers are little-endian.
constexpr size_t kModelContentAt = 48;
constexpr uint32_t kModelVersion = 1;

struct ModelFormat {
  std::string_view magic;  // 8 bytes
  std::string_view name;   // for errors: "language model"
  size_t bytes_min = kModelContentAt;
};

Error model_error(const ModelFormat& format, std::string_view message,
                  CallSite where = CallSite::here());

// Checks everything up to the content, and the content's digest.
Status check_model_file(std::string_view bytes, const ModelFormat& format);

// The file around `content`.
std::string make_model_file(std::string_view content, const ModelFormat& format);

// REQUIRES: the bytes read lie within `bytes`.
uint32_t read_u32(std::string_view bytes, size_t at);
double read_f64(std::string_view bytes, size_t at);

void append_u32(std::string& out, uint32_t value);
void append_f64(std::string& out, double value);

}  // namespace seamark
