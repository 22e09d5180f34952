#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/signal.h"

namespace seamark::entities {

// What libphonenumber says of a number.
struct GradedPhone {
  EntityGrade grade = EntityGrade::kRaw;
  std::string value;  // E.164 if valid or possible, else as given
};

// Where a number without a country code may be from when the text is in `language` ("ckb",
// "ar-Latn"), most likely first. Great Britain is always among them.
std::span<const std::string_view> phone_regions(std::string_view language);

// `value`: digits, perhaps after "+". A number that is valid nowhere stays possible or raw: it is
// never dropped, since libphonenumber's tables are older than the numbers. Cost: some 0.2 µs for
// each region tried, by the library's tables in the form of NumberingPlans.
GradedPhone grade_phone(std::string_view value, std::span<const std::string_view> regions);

// The same, asked of the library itself, 20 µs for each region tried: where NumberingPlans cannot
// be used, and what tests compare with.
GradedPhone grade_phone_by_library(std::string_view value,
                                   std::span<const std::string_view> regions);

// The valid numbers that the library's own searcher finds in `text`, as E.164, in order. Costs
// about 8 µs per post: for exports only.
std::vector<std::string> search_phones_by_library(std::string_view text, std::string_view region);

}  // namespace seamark::entities
