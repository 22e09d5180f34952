#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "signals/entities/digit_pattern.h"

namespace seamark::entities {

// Lengths that a number may have: bit n for n digits.
using LengthSet = uint32_t;

// How the numbers of one region are made (the words are those of libphonenumber's metadata).
struct NumberingPlan {
  struct Type {
    DigitPatternId pattern = kNoDigitPattern;
    LengthSet lengths = 0;  // 0: any
  };

  std::string region;  // "GB"; "001" for services of the whole world
  int calling_code = 0;
  std::string code_digits;
  DigitPatternId general = kNoDigitPattern;
  LengthSet lengths = 0;        // of whole numbers
  LengthSet local_lengths = 0;  // of those that can be called from nearby only
  std::vector<Type> types;      // fixed, mobile and so on: a valid number is of one of them
  DigitPatternId leading_digits = kNoDigitPattern;        // tells regions of one code apart
  DigitPatternId international_prefix = kNoDigitPattern;  // "00"
  DigitPatternId national_prefix = kNoDigitPattern;       // "0"
  std::string transform;                                  // "9$1": what a group of it becomes
  size_t transform_group = 0;                             // the group that must have taken part
};

// All plans that libphonenumber knows, in a form that answers without allocating. Immutable and
// thread-safe.
class NumberingPlans {
 public:
  // Of the library that is linked. Made at the first call: some 8 ms, 2 MB.
  static const NumberingPlans& of_library();

  // False when the library's metadata is not to be had, or is not written as this room expects:
  // then ask the library.
  bool usable() const { return usable_; }

  const DigitPatterns& patterns() const { return patterns_; }

  // By region, two capitals; null when unknown.
  const NumberingPlan* find(std::string_view region) const;

  // Of one calling code, the main region first; empty when unknown.
  const std::vector<const NumberingPlan*>& of_code(int calling_code) const;

 private:
  friend class PlanReader;

  static constexpr size_t kCodes = 1000;

  static constexpr size_t kLetters = 26;

  std::vector<NumberingPlan> plans_;
  std::array<const NumberingPlan*, kLetters * kLetters> by_region_{};
  DigitPatterns patterns_;
  std::array<std::vector<const NumberingPlan*>, kCodes> by_code_;
  bool usable_ = false;
};

}  // namespace seamark::entities
