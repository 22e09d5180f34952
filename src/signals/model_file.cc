#include "signals/model_file.h"

#include <bit>

#include <fmt/format.h>

#include "base/digest.h"

namespace seamark {

namespace {

constexpr size_t kVersionAt = 8;
constexpr size_t kSizeAt = 12;
constexpr size_t kDigestAt = 16;

std::string_view digest_bytes(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

Error model_error(const ModelFormat& format, std::string_view message, CallSite where) {
  return {ErrorCode::kInvalid, fmt::format("{}: {}", format.name, message), where};
}

Status check_model_file(std::string_view bytes, const ModelFormat& format) {
  if (bytes.size() < format.bytes_min) {
    return model_error(format,
                       fmt::format("{} bytes, wanted at least {}", bytes.size(), format.bytes_min));
  }
  if (bytes.substr(0, format.magic.size()) != format.magic) {
    return model_error(format, "does not begin with the name of the format");
  }
  if (const uint32_t version = read_u32(bytes, kVersionAt); version != kModelVersion) {
    return model_error(format, fmt::format("version {}, wanted {}", version, kModelVersion));
  }
  if (const uint32_t size = read_u32(bytes, kSizeAt); size != bytes.size()) {
    return model_error(format, fmt::format("{} bytes, its header says {}", bytes.size(), size));
  }
  const Sha256 digest = sha256(bytes.substr(kModelContentAt));
  if (bytes.substr(kDigestAt, digest.size()) != digest_bytes(digest)) {
    return model_error(format, "content does not have the digest of its header");
  }
  return ok_status();
}

std::string make_model_file(std::string_view content, const ModelFormat& format) {
  std::string out(format.magic);
  append_u32(out, kModelVersion);
  append_u32(out, static_cast<uint32_t>(kModelContentAt + content.size()));
  out += digest_bytes(sha256(content));
  out += content;
  return out;
}

uint32_t read_u32(std::string_view bytes, size_t at) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4; ++i) {
    value |= static_cast<uint32_t>(static_cast<uint8_t>(bytes[at + i])) << (8 * i);
  }
  return value;
}

double read_f64(std::string_view bytes, size_t at) {
  return std::bit_cast<double>(read_u32(bytes, at) |
                               (static_cast<uint64_t>(read_u32(bytes, at + 4)) << 32U));
}

void append_u32(std::string& out, uint32_t value) {
  for (size_t i = 0; i < 4; ++i) {
    out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
  }
}

void append_f64(std::string& out, double value) {
  const auto bits = std::bit_cast<uint64_t>(value);
  append_u32(out, static_cast<uint32_t>(bits));
  append_u32(out, static_cast<uint32_t>(bits >> 32U));
}

}  // namespace seamark
