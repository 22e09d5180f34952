#pragma once

#include <array>
#include <string_view>

#include "model/signal.h"
#include "signals/entities/numbering_plan.h"

namespace seamark::entities {

// What is read here; anything else is a question for the library.
constexpr size_t kReadingDigitsMin = 5;
constexpr size_t kReadingDigitsMax = 20;

// One way to read digits as a number: of what calling code, and the digits after it, prefixes of
// the country left out. Fixed room, so that trying many regions allocates nothing.
struct PhoneReading {
  EntityGrade grade = EntityGrade::kRaw;  // valid, possible, or raw: no number at all
  int calling_code = 0;
  std::array<char, 32> digits{};
  size_t size = 0;

  std::string_view national() const { return {digits.data(), size}; }
};

// Reads ASCII digits as libphonenumber does: written after "+", or as `plan`'s region dials them.
// REQUIRES: plans.usable(), kReadingDigitsMin to kReadingDigitsMax digits. Pure. Cost: 0.1–0.5 µs.
PhoneReading read_international(const NumberingPlans& plans, std::string_view digits);
PhoneReading read_from_region(const NumberingPlans& plans, const NumberingPlan& plan,
                              std::string_view digits);

}  // namespace seamark::entities
