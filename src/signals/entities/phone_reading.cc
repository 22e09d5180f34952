#include "signals/entities/phone_reading.h"

#include <algorithm>

// The steps are those of libphonenumber's Parse(), IsValidNumber() and IsPossibleNumber() for a
// text of digits alone; phone_reading_test compares with it.
namespace seamark::entities {
namespace {

constexpr size_t kCodeDigitsMax = 3;
constexpr size_t kNationalDigitsMin = 2;
constexpr size_t kNationalDigitsMax = 17;

enum class LengthAnswer : uint8_t { kPossible, kLocalOnly, kTooShort, kTooLong, kInvalid };

LengthAnswer judge_length(const NumberingPlan& plan, size_t size) {
  const LengthSet bit = size < 32 ? LengthSet{1} << size : 0;
  if ((plan.local_lengths & bit) != 0) {
    return LengthAnswer::kLocalOnly;
  }
  if ((plan.lengths & bit) != 0) {
    return LengthAnswer::kPossible;
  }
  const LengthSet shorter = bit - 1;  // all of them when there is no bit for the size
  if ((plan.lengths & shorter) == 0) {
    return LengthAnswer::kTooShort;
  }
  return (plan.lengths & ~shorter) == 0 ? LengthAnswer::kTooLong : LengthAnswer::kInvalid;
}

class Reader {
 public:
  explicit Reader(const NumberingPlans& plans) : plans_(plans), patterns_(plans.patterns()) {}

  PhoneReading international(std::string_view digits) const {
    const size_t code = code_digits(digits);
    if (digits.size() <= kNationalDigitsMin || code == 0) {
      return {};
    }
    return of_code(number_of(digits.substr(0, code)), digits.substr(code));
  }

  PhoneReading from_region(const NumberingPlan& plan, std::string_view digits) const {
    if (const size_t prefix = international_prefix(plan, digits); prefix > 0) {
      return international(digits.substr(prefix));
    }
    PhoneReading reading;
    if (digits.starts_with(plan.code_digits)) {
      assign(digits.substr(plan.code_digits.size()), reading);
      strip_national_prefix(plan, reading);
      const bool better = !patterns_.matches(plan.general, digits) &&
                          patterns_.matches(plan.general, reading.national());
      if (better || judge_length(plan, digits.size()) == LengthAnswer::kTooLong) {
        return of_code(plan.calling_code, reading.national());
      }
    }
    return of_plan(plan, digits);
  }

 private:
  static int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) {
      number = number * 10 + (c - '0');
    }
    return number;
  }

  static void assign(std::string_view digits, PhoneReading& reading) {
    reading.size = std::min(digits.size(), reading.digits.size());
    std::copy_n(digits.begin(), reading.size, reading.digits.begin());
  }

  // How many digits the calling code has that the number begins with.
  size_t code_digits(std::string_view digits) const {
    if (digits.empty() || digits.front() == '0') {
      return 0;
    }
    for (size_t size = 1; size <= std::min(kCodeDigitsMax, digits.size()); ++size) {
      if (!plans_.of_code(number_of(digits.substr(0, size))).empty()) {
        return size;
      }
    }
    return 0;
  }

  // "00": what is dialled before a calling code. No code begins with zero.
  size_t international_prefix(const NumberingPlan& plan, std::string_view digits) const {
    if (plan.international_prefix == kNoDigitPattern) {
      return 0;
    }
    const auto found = patterns_.prefix(plan.international_prefix, digits);
    const bool zero_follows =
        found.has_value() && found->size < digits.size() && digits[found->size] == '0';
    return found.has_value() && !zero_follows ? found->size : 0;
  }

  PhoneReading of_code(int code, std::string_view digits) const {
    return of_plan(*plans_.of_code(code).front(), digits);
  }

  PhoneReading of_plan(const NumberingPlan& plan, std::string_view digits) const {
    PhoneReading reading{.calling_code = plan.calling_code};
    if (digits.size() < kNationalDigitsMin) {
      return {};
    }
    assign(digits, reading);
    strip_national_prefix(plan, reading);
    const LengthAnswer length = judge_length(plan, reading.size);
    if (length == LengthAnswer::kTooShort || length == LengthAnswer::kLocalOnly ||
        length == LengthAnswer::kInvalid) {
      assign(digits, reading);
    }
    if (reading.size < kNationalDigitsMin || reading.size > kNationalDigitsMax) {
      return {};
    }
    grade(reading);
    return reading;
  }

  // "0" of "0770 …", where a number without it is of the plan no less. Some plans put an area code
  // before a local number here.
  void strip_national_prefix(const NumberingPlan& plan, PhoneReading& reading) const {
    if (plan.national_prefix == kNoDigitPattern || reading.size == 0) {
      return;
    }
    const auto found = patterns_.prefix(plan.national_prefix, reading.national());
    if (!found.has_value()) {
      return;
    }
    const bool transforms = !plan.transform.empty() && !found->groups[plan.transform_group].empty();
    PhoneReading stripped;
    if (transforms) {
      append_transformed(plan, *found, stripped);
    }
    append(reading.national().substr(found->size), stripped);
    if (patterns_.matches(plan.general, reading.national()) &&
        !patterns_.matches(plan.general, stripped.national())) {
      return;
    }
    assign(stripped.national(), reading);
  }

  static void append(std::string_view digits, PhoneReading& reading) {
    const size_t size = std::min(digits.size(), reading.digits.size() - reading.size);
    std::copy_n(digits.begin(), size,
                reading.digits.begin() + static_cast<ptrdiff_t>(reading.size));
    reading.size += size;
  }

  static void append_transformed(const NumberingPlan& plan, const DigitPrefix& prefix,
                                 PhoneReading& out) {
    const std::string_view rule = plan.transform;
    for (size_t i = 0; i < rule.size(); ++i) {
      if (rule[i] == '$' && i + 1 < rule.size()) {
        ++i;
        append(prefix.groups[rule[i] == '2' ? 1 : 0], out);
      } else {
        append(rule.substr(i, 1), out);
      }
    }
  }

  bool is_of_a_type(const NumberingPlan& plan, std::string_view digits) const {
    const LengthSet bit = LengthSet{1} << digits.size();
    if ((plan.lengths & bit) == 0 || !patterns_.matches(plan.general, digits)) {
      return false;
    }
    return std::any_of(plan.types.begin(), plan.types.end(), [&](const NumberingPlan::Type& type) {
      return (type.lengths == 0 || (type.lengths & bit) != 0) &&
             patterns_.matches(type.pattern, digits);
    });
  }

  // Of the regions that share a code the number belongs to the first that claims it.
  bool is_valid(int code, std::string_view digits) const {
    const auto& regions = plans_.of_code(code);
    if (regions.size() == 1) {
      return is_of_a_type(*regions.front(), digits);
    }
    for (const NumberingPlan* plan : regions) {
      if (plan->leading_digits != kNoDigitPattern) {
        if (patterns_.prefix(plan->leading_digits, digits).has_value()) {
          return is_of_a_type(*plan, digits);
        }
      } else if (is_of_a_type(*plan, digits)) {
        return true;
      }
    }
    return false;
  }

  void grade(PhoneReading& reading) const {
    if (is_valid(reading.calling_code, reading.national())) {
      reading.grade = EntityGrade::kValid;
      return;
    }
    const NumberingPlan& main = *plans_.of_code(reading.calling_code).front();
    const LengthAnswer length = judge_length(main, reading.size);
    if (length == LengthAnswer::kPossible || length == LengthAnswer::kLocalOnly) {
      reading.grade = EntityGrade::kPossible;
    }
  }

  const NumberingPlans& plans_;
  const DigitPatterns& patterns_;
};

}  // namespace

PhoneReading read_international(const NumberingPlans& plans, std::string_view digits) {
  return Reader(plans).international(digits);
}

PhoneReading read_from_region(const NumberingPlans& plans, const NumberingPlan& plan,
                              std::string_view digits) {
  return Reader(plans).from_region(plan, digits);
}

}  // namespace seamark::entities
