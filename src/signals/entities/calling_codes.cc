#include "signals/entities/calling_codes.h"

#include <array>

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

const CallingCode* find_code(std::string_view digits) {
  for (const CallingCode& entry : kCodes) {
    if (digits.starts_with(entry.code)) {
      return &entry;
    }
  }
  return nullptr;
}

}  // namespace

size_t international_digits_max(std::string_view digits) {
  const CallingCode* code = find_code(digits);
  return code == nullptr ? kE164DigitsMax : code->digits_max;
}

bool is_full_international(std::string_view digits) {
  const CallingCode* code = find_code(digits);
  return code != nullptr && code->code.size() > 1 && digits.size() == code->digits_max;
}

}  // namespace seamark::entities
