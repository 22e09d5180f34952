#pragma once

#include <string_view>

#include "signals/entities/digit_groups.h"

namespace seamark::entities {

// A possible phone number: groups [first, last) of a row.
struct PhoneCandidate {
  const DigitRow& row;
  size_t first = 0;
  size_t last = 0;
  std::string_view digits;  // of all the groups
  bool cue = false;         // a messenger's name or a colon stands before it

  bool plus() const { return row[first].plus; }

  size_t groups() const { return last - first; }

  const DigitGroup& group(size_t i) const { return row[first + i]; }
};

// False for what is written with as many digits as a phone number and is none: dates, times, years,
// amounts, decimals, IP addresses, book, card and account numbers, identifiers.
bool has_phone_shape(const TextView& text, const PhoneCandidate& candidate);

}  // namespace seamark::entities
