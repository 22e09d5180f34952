#include "signals/entities/phone_grader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include "signals/entities/phone_reading.h"

namespace seamark::entities {
namespace {

namespace phones = i18n::phonenumbers;

constexpr std::string_view kNoRegion = "ZZ";
constexpr size_t kCodeDigitsMin = 11;  // shorter numbers are taken for national ones

// The library's instance, told not to write to standard output.
const phones::PhoneNumberUtil& library() {
  static const phones::PhoneNumberUtil& instance = []() -> const phones::PhoneNumberUtil& {
    phones::PhoneNumberUtil* const util = phones::PhoneNumberUtil::GetInstance();
    util->SetLogger(new phones::NullLogger());
    return *util;
  }();
  return instance;
}

std::string e164(const phones::PhoneNumber& number) {
  std::string text;
  library().Format(number, phones::PhoneNumberUtil::E164, &text);
  return text;
}

// Asks about one reading of the digits. Keeps what is better than `best`; true when it is valid.
bool try_reading(const std::string& digits, std::string_view region, GradedPhone& best) {
  phones::PhoneNumber number;
  if (library().Parse(digits, std::string(region), &number) !=
      phones::PhoneNumberUtil::NO_PARSING_ERROR) {
    return false;
  }
  if (library().IsValidNumber(number)) {
    best = {EntityGrade::kValid, e164(number)};
    return true;
  }
  if (best.grade == EntityGrade::kRaw && library().IsPossibleNumber(number)) {
    best = {EntityGrade::kPossible, e164(number)};
  }
  return false;
}

// The order in which a value is read: after "+" from anywhere; else from the regions in turn, and
// last as international with a code that no "+" tells ("0044 …", "44 …"). `Asker` answers both.
template <typename Asker>
GradedPhone grade_with(const Asker& asker, std::string_view value,
                       std::span<const std::string_view> regions) {
  GradedPhone best{EntityGrade::kRaw, std::string(value)};
  if (value.starts_with('+')) {
    asker.international(value.substr(1), best);
    return best;
  }
  for (const std::string_view region : regions) {
    if (asker.from_region(region, value, best)) {
      return best;
    }
  }
  const bool double_zero = value.starts_with("00");
  if (!double_zero && value.size() < kCodeDigitsMin) {
    return best;
  }
  GradedPhone international{EntityGrade::kRaw, {}};
  asker.international(value.substr(double_zero ? 2 : 0), international);
  if (international.grade == EntityGrade::kValid || (double_zero && !international.value.empty())) {
    return international;
  }
  return best;
}

// Each asks about one reading of the digits, keeps what is better than `best`, and returns true
// when it is valid.
struct LibraryAsker {
  static bool international(std::string_view digits, GradedPhone& best) {
    return try_reading("+" + std::string(digits), kNoRegion, best);
  }

  static bool from_region(std::string_view region, std::string_view digits, GradedPhone& best) {
    return try_reading(std::string(digits), region, best);
  }
};

struct PlanAsker {
  const NumberingPlans& plans;

  static bool keep(const PhoneReading& reading, GradedPhone& best) {
    const bool better =
        reading.grade == EntityGrade::kValid ||
        (reading.grade == EntityGrade::kPossible && best.grade == EntityGrade::kRaw);
    if (better) {
      std::array<char, 8> code{'+'};
      const auto end =
          std::to_chars(code.data() + 1, code.data() + code.size(), reading.calling_code).ptr;
      best.grade = reading.grade;
      best.value.assign(code.data(), end);
      best.value.append(reading.national());
    }
    return reading.grade == EntityGrade::kValid;
  }

  bool international(std::string_view digits, GradedPhone& best) const {
    return keep(read_international(plans, digits), best);
  }

  bool from_region(std::string_view region, std::string_view digits, GradedPhone& best) const {
    const NumberingPlan* plan = plans.find(region);
    return plan != nullptr && keep(read_from_region(plans, *plan, digits), best);
  }
};

// Digits alone, and as many as a plan may have: what a finder gives.
bool is_plain(std::string_view value) {
  const std::string_view digits = value.substr(value.starts_with('+') ? 1 : 0);
  return digits.size() >= kReadingDigitsMin && digits.size() <= kReadingDigitsMax &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

GradedPhone grade_phone(std::string_view value, std::span<const std::string_view> regions) {
  const NumberingPlans& plans = NumberingPlans::of_library();
  if (!plans.usable() || !is_plain(value)) {
    return grade_phone_by_library(value, regions);
  }
  return grade_with(PlanAsker{plans}, value, regions);
}

GradedPhone grade_phone_by_library(std::string_view value,
                                   std::span<const std::string_view> regions) {
  return grade_with(LibraryAsker{}, value, regions);
}

std::vector<std::string> search_phones_by_library(std::string_view text, std::string_view region) {
  phones::PhoneNumberMatcher matcher(library(), std::string(text), std::string(region),
                                     phones::PhoneNumberMatcher::VALID,
                                     static_cast<int>(text.size()));
  std::vector<std::string> found;
  phones::PhoneNumberMatch match;
  while (matcher.HasNext() && matcher.Next(&match)) {
    found.push_back(e164(match.number()));
  }
  return found;
}

}  // namespace seamark::entities
