#include "signals/entities/phone_reading.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

#include "signals/entities/phone_grader.h"

// Our reading of digits against libphonenumber's, over numbers made from its own examples: whole,
// with prefixes, cut, with digits changed, and read in other regions.
namespace seamark::entities {
namespace {

namespace phones = i18n::phonenumbers;

using Regions = std::vector<std::string_view>;

std::vector<std::string> all_regions() {
  std::set<std::string> regions;
  phones::PhoneNumberUtil::GetInstance()->GetSupportedRegions(&regions);
  return {regions.begin(), regions.end()};
}

// The national digits of an example of every kind of number of every region, with its code.
struct Example {
  std::string region;
  std::string code;
  std::string national;
};

std::vector<Example> examples() {
  using Util = phones::PhoneNumberUtil;
  const Util& util = *Util::GetInstance();
  std::vector<Example> out;
  for (const std::string& region : all_regions()) {
    for (int type = Util::FIXED_LINE; type <= Util::VOICEMAIL; ++type) {
      phones::PhoneNumber number;
      if (util.GetExampleNumberForType(region, static_cast<Util::PhoneNumberType>(type), &number)) {
        std::string national;
        util.GetNationalSignificantNumber(number, &national);
        out.push_back({region, std::to_string(number.country_code()), national});
      }
    }
  }
  std::set<int> codes;
  util.GetSupportedGlobalNetworkCallingCodes(&codes);
  for (const int code : codes) {
    phones::PhoneNumber number;
    std::string national;
    if (util.GetExampleNumberForNonGeoEntity(code, &number)) {
      util.GetNationalSignificantNumber(number, &national);
      out.push_back({"GB", std::to_string(code), national});
    }
  }
  return out;
}

class Comparison {
 public:
  void compare(const std::string& value, const Regions& regions) {
    const bool plus = value.starts_with('+');
    const size_t digits = value.size() - (plus ? 1 : 0);
    if (digits < kReadingDigitsMin || digits > kReadingDigitsMax) {
      return;
    }
    const GradedPhone ours = grade_phone(value, regions);
    const GradedPhone theirs = grade_phone_by_library(value, regions);
    ++compared_;
    valid_ += theirs.grade == EntityGrade::kValid ? 1 : 0;
    if (ours.grade != theirs.grade || ours.value != theirs.value) {
      ++different_;
      EXPECT_LT(different_, 20U) << value << " in " << regions.front() << ": " << ours.value << " ("
                                 << entity_grade_name(ours.grade) << ") for " << theirs.value
                                 << " (" << entity_grade_name(theirs.grade) << ")";
    }
  }

  void expect_equal(size_t at_least) const {
    EXPECT_EQ(different_, 0U);
    EXPECT_GE(compared_, at_least);
    EXPECT_GE(valid_, compared_ / 20);
  }

 private:
  size_t compared_ = 0;
  size_t valid_ = 0;
  size_t different_ = 0;
};

// A digit replaced, left out or put in; or the end cut, or a digit more.
std::string changed(std::string digits, std::mt19937& random) {
  const auto digit = [&] { return static_cast<char>('0' + random() % 10); };
  const auto place = static_cast<std::ptrdiff_t>(random() % digits.size());
  switch (random() % 5) {
    case 0:
      digits.erase(digits.begin() + place);
      break;
    case 1:
      digits.insert(digits.begin() + place, digit());
      break;
    case 2:
      digits.push_back(digit());
      break;
    default:
      digits[static_cast<size_t>(place)] = digit();
  }
  return digits;
}

TEST(PhoneReading, HasThePlansOfTheLibrary) {
  const NumberingPlans& plans = NumberingPlans::of_library();
  ASSERT_TRUE(plans.usable());
  for (const std::string& region : all_regions()) {
    EXPECT_NE(plans.find(region), nullptr) << region;
  }
  EXPECT_EQ(plans.find("ZZ"), nullptr);
  EXPECT_EQ(plans.find("001"), nullptr);
}

TEST(PhoneReading, EqualsTheLibraryForEveryExampleInEveryWriting) {
  Comparison comparison;
  for (const Example& one : examples()) {
    const Regions regions = {one.region};
    for (const std::string& text :
         {"+" + one.code + one.national, one.national, "0" + one.national, "1" + one.national,
          "8" + one.national, "00" + one.code + one.national, "011" + one.code + one.national,
          one.code + one.national, "+" + one.code + "0" + one.national,
          one.code + "0" + one.national, "810" + one.code + one.national, "0015" + one.national,
          "015" + one.national}) {
      comparison.compare(text, regions);
    }
  }
  comparison.expect_equal(15000);
}

TEST(PhoneReading, EqualsTheLibraryForChangedNumbers) {
  std::mt19937 random(20261124);
  const std::vector<std::string> regions = all_regions();
  const std::vector<Example> known = examples();
  Comparison comparison;
  for (int round = 0; round < 10000; ++round) {
    const Example& one = known[random() % known.size()];
    const std::string number = changed(one.national, random);
    const std::string& other = regions[random() % regions.size()];
    comparison.compare("+" + one.code + number, {one.region});
    comparison.compare(number, {one.region});
    comparison.compare("0" + number, {one.region, other});
    comparison.compare(one.code + number, {other});
  }
  comparison.expect_equal(38000);
}

TEST(PhoneReading, EqualsTheLibraryForRandomDigitsInTheRegionsOfEveryLanguage) {
  std::mt19937 random(7);
  Comparison comparison;
  const std::vector<std::string> languages = {"am", "ar", "bn",  "ckb", "de", "en", "es", "fa",
                                              "fr", "it", "kmr", "nl",  "pl", "ps", "pt", "ro",
                                              "ru", "so", "sq",  "sr",  "tr", "uk", "ur", "zh"};
  const std::vector<std::string> heads = {"", "0", "00", "01", "07", "1", "4", "+", "+4", "+9"};
  for (int round = 0; round < 10000; ++round) {
    std::string number = heads[random() % heads.size()];
    for (size_t left = 6 + random() % 9; left > 0; --left) {
      number.push_back(static_cast<char>('0' + random() % 10));
    }
    const auto regions = phone_regions(languages[random() % languages.size()]);
    comparison.compare(number, Regions(regions.begin(), regions.end()));
  }
  comparison.expect_equal(10000);
}

}  // namespace
}  // namespace seamark::entities
