#include "connect/json_walk.h"

namespace seamark::json {
namespace {

constexpr int kDepthMax = 16;  // of what is passed over

// Behind the digits at `at`.
const char* behind_digits(const char* at, const char* end) {
  while (at < end && *at >= '0' && *at <= '9') {
    ++at;
  }
  return at;
}

// Behind a number without an exponent; null: none.
const char* behind_number(const char* at, const char* end) {
  at += *at == '-' ? 1 : 0;
  const char* behind = behind_digits(at, end);
  if (behind == at || (*at == '0' && behind != at + 1)) {
    return nullptr;
  }
  if (*behind == '.') {
    const char* const fraction = behind + 1;
    behind = behind_digits(fraction, end);
    return behind == fraction ? nullptr : behind;
  }
  return behind;
}

}  // namespace

bool Walk::unescape(std::string_view& text) {
  return arena_.unescape(text, text);
}

Walk::Value Walk::skipped(Value value, int depth) const {
  const auto skip_element = [this, depth](Value& inner) {
    inner = skipped(inner, depth + 1);
    return inner.line != nullptr;
  };
  const auto skip_field = [&](std::string_view /*name*/, Value& inner) {
    return skip_element(inner);
  };
  pass_spaces(value);
  bool good = false;
  switch (value.here()) {
    case '"': {
      std::string_view text;
      good = token(value, text);
      break;
    }
    case '{':
      good = depth < kDepthMax && take(value, '{') && fields(value, skip_field);
      break;
    case '[':
      good = depth < kDepthMax && take(value, '[') && elements(value, skip_element);
      break;
    case 't':
      good = word(value, "true");
      break;
    case 'f':
      good = word(value, "false");
      break;
    case 'n':
      good = word(value, "null");
      break;
    default: {
      const char* const behind = behind_number(value.line + value.at, value.line + size_);
      good = behind != nullptr;
      value.at = good ? static_cast<size_t>(behind - value.line) : 0;
    }
  }
  return good ? value : Value{};
}

}  // namespace seamark::json
