#include "signals/entities/calling_codes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace seamark::entities {
namespace {

constexpr size_t kE164DigitsMax = 15;

struct CallingCode {
  std::string_view code;
  size_t digits_max;
};

// Countries along the routes and of destination. No code of E.164 is the beginning of another.
constexpr std::array<CallingCode, 60> kCodes = {{
    {"1", 11},   {"20", 12},  {"211", 12}, {"212", 12}, {"213", 12}, {"216", 11}, {"218", 12},
    {"220", 10}, {"221", 12}, {"222", 11}, {"223", 11}, {"224", 12}, {"225", 13}, {"233", 12},
    {"234", 13}, {"237", 12}, {"249", 12}, {"251", 12}, {"252", 12}, {"253", 11}, {"254", 12},
    {"256", 12}, {"27", 11},  {"291", 10}, {"30", 12},  {"31", 11},  {"32", 11},  {"33", 11},
    {"34", 11},  {"351", 12}, {"353", 12}, {"355", 12}, {"357", 11}, {"359", 12}, {"36", 11},
    {"380", 12}, {"381", 12}, {"382", 11}, {"383", 11}, {"385", 12}, {"387", 12}, {"389", 11},
    {"40", 11},  {"41", 11},  {"44", 12},  {"45", 10},  {"46", 11},  {"47", 10},  {"48", 11},
    {"7", 11},   {"84", 11},  {"90", 12},  {"92", 12},  {"93", 11},  {"961", 11}, {"962", 12},
    {"963", 12}, {"964", 13}, {"970", 12}, {"98", 12},
}};

// The most digits by the code as a number, 0 for codes that the table does not hold.
constexpr auto kDigitsMax = [] {
  std::array<uint8_t, 1000> table{};
  for (const CallingCode& entry : kCodes) {
    size_t code = 0;
    for (const char c : entry.code) {
      code = code * 10 + static_cast<size_t>(c - '0');
    }
    table[code] = static_cast<uint8_t>(entry.digits_max);
  }
  return table;
}();

struct CodeFound {
  size_t digits = 0;  // of the code; 0: none
  size_t digits_max = kE164DigitsMax;
};

CodeFound find_code(std::string_view digits) {
  size_t code = 0;
  for (size_t i = 0; i < std::min<size_t>(3, digits.size()); ++i) {
    code = code * 10 + static_cast<size_t>(digits[i] - '0');
    if (code == 0) {
      break;
    }
    if (kDigitsMax[code] != 0) {
      return {i + 1, kDigitsMax[code]};
    }
  }
  return {};
}

}  // namespace

size_t international_digits_max(std::string_view digits) {
  return find_code(digits).digits_max;
}

bool is_full_international(std::string_view digits) {
  const CodeFound code = find_code(digits);
  return code.digits > 1 && digits.size() == code.digits_max;
}

}  // namespace seamark::entities
