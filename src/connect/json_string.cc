#include "connect/json_string.h"

#include <cstdint>
#include <cstring>

namespace seamark::json {
namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  const char lower = static_cast<char>(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Four hexadecimal digits at `p`, or -1.
int32_t code_unit(const char* p, const char* end) {
  if (end - p < 4) {
    return -1;
  }
  int32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex_value(p[i]);
    if (digit < 0) {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

char* put_utf8(char* out, uint32_t code_point) {
  const auto put = [&out](uint32_t byte) { *out++ = static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
  return out;
}

// The code point of \uXXXX (and of its second half) at `p`, which stands behind the u; null: not
// one.
const char* read_unicode(const char* p, const char* end, uint32_t& code_point) {
  constexpr uint32_t kReplacement = 0xFFFD;
  const int32_t first = code_unit(p, end);
  if (first < 0) {
    return nullptr;
  }
  p += 4;
  code_point = static_cast<uint32_t>(first);
  if (first < 0xD800 || first > 0xDFFF) {
    return p;
  }
  code_point = kReplacement;
  if (first < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u') {
    const int32_t second = code_unit(p + 2, end);
    if (second >= 0xDC00 && second <= 0xDFFF) {
      code_point = 0x10000U + (static_cast<uint32_t>(first - 0xD800) << 10U) +
                   static_cast<uint32_t>(second - 0xDC00);
      return p + 6;
    }
  }
  return p;
}

char simple_escape(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case '"':
    case '\\':
    case '/':
      return letter;
    default:
      return 0;
  }
}

}  // namespace

void StringArena::start(size_t bytes_max) {
  wanted_ = bytes_max;
  used_ = 0;
}

bool StringArena::unescape(std::string_view raw, std::string_view& out) {
  bytes_.reserve(wanted_);  // all at once: growing would move the strings handed out
  char* const first = bytes_.data() + used_;
  char* to = first;
  const char* p = raw.data();
  const char* const end = p + raw.size();
  while (p < end) {
    const auto* slash =
        static_cast<const char*>(std::memchr(p, '\\', static_cast<size_t>(end - p)));
    const size_t plain = static_cast<size_t>((slash == nullptr ? end : slash) - p);
    std::memcpy(to, p, plain);
    to += plain;
    p += plain;
    if (slash == nullptr) {
      break;
    }
    if (end - p >= 2 && p[1] == 'u') {
      uint32_t code_point = 0;
      p = read_unicode(p + 2, end, code_point);
      if (p == nullptr) {
        return false;
      }
      to = put_utf8(to, code_point);
      continue;
    }
    const char plain_char = end - p >= 2 ? simple_escape(p[1]) : '\0';
    if (plain_char == 0) {
      return false;
    }
    *to++ = plain_char;
    p += 2;
  }
  out = {first, static_cast<size_t>(to - first)};
  used_ += out.size();
  return true;
}

}  // namespace seamark::json
