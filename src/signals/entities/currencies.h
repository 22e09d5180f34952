#pragma once

#include <string_view>

namespace seamark::entities {

// A currency and what one unit is roughly worth. The rates are fixed: good for the order of
// magnitude, so that the same post gives the same answer every day.
struct Currency {
  std::string_view code;  // ISO 4217, or IRT: toman
  double euros = 0;
  bool word_in_lower_case =
      false;  // "eur" is a currency also in small letters; "all" and "try" are words
};

// An amount of about this many euros is large: what a crossing costs, not what a ticket costs.
constexpr double kLargeAmountEuros = 300;

// By code in lower case; null when unknown.
const Currency* find_currency(std::string_view lower_code);

// By sign, "€"; null if `unit` is none.
const Currency* currency_of_sign(char16_t unit);

}  // namespace seamark::entities
