#include "signals/entities/phone_grader.h"

#include <unordered_map>

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

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

GradedPhone ask(std::string_view value, const std::vector<std::string_view>& regions) {
  GradedPhone best{EntityGrade::kRaw, std::string(value)};
  if (value.starts_with('+')) {
    try_reading(std::string(value), kNoRegion, best);
    return best;
  }
  for (const std::string_view region : regions) {
    if (try_reading(std::string(value), region, best)) {
      return best;
    }
  }
  // "0044 …" and "44 …": a country code that no "+" tells.
  const bool double_zero = value.starts_with("00");
  if (!double_zero && value.size() < kCodeDigitsMin) {
    return best;
  }
  GradedPhone international{EntityGrade::kRaw, {}};
  try_reading("+" + std::string(value.substr(double_zero ? 2 : 0)), kNoRegion, international);
  if (international.grade == EntityGrade::kValid || (double_zero && !international.value.empty())) {
    return international;
  }
  return best;
}

}  // namespace

struct PhoneGrader::Memory {
  std::unordered_map<std::string, GradedPhone> answers;
  std::string key;
};

PhoneGrader::PhoneGrader() : memory_(std::make_unique<Memory>()) {}

PhoneGrader::~PhoneGrader() = default;

GradedPhone PhoneGrader::grade(std::string_view value,
                               const std::vector<std::string_view>& regions) {
  memory_->key = value;
  for (const std::string_view region : regions) {
    memory_->key += ' ';
    memory_->key += region;
  }
  if (const auto known = memory_->answers.find(memory_->key); known != memory_->answers.end()) {
    return known->second;
  }
  if (memory_->answers.size() >= kRememberedMax) {
    memory_->answers.clear();
  }
  return memory_->answers.emplace(memory_->key, ask(value, regions)).first->second;
}

std::vector<std::string> PhoneGrader::search(std::string_view text, std::string_view region) {
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
