#pragma once

#include <cstddef>
#include <string_view>

namespace seamark::entities {

// The most digits that an international number has, country code included, judged by its first
// digits. 15, the limit of E.164, for codes that the table does not hold. It tells where a number
// ends when more digits follow ("+44 7700 900123 24/7"), nothing else: validity is for the grader.
size_t international_digits_max(std::string_view digits);

// True for a number that is written with its country code but without "+" or "00".
bool is_full_international(std::string_view digits);

}  // namespace seamark::entities
