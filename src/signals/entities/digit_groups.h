#pragma once

#include <string>
#include <vector>

#include "signals/entities/found.h"

namespace seamark::entities {

// Digits side by side, and what stands before them.
struct DigitGroup {
  UnitSpan span;
  bool plus = false;       // "+" stands before it, perhaps with brackets or a space between
  bool bracketed = false;  // "(0)"
  size_t plus_at = 0;      // the unit of that "+"

  size_t digits() const { return span.end - span.start; }
};

// Groups joined by separators that phone numbers are written with. "+" begins a new row.
using DigitRow = std::vector<DigitGroup>;

// The next row at or after `from`, outside of `claimed`; empty at the end. `from` becomes the unit
// after it. Cost: linear in the units passed.
void next_digit_row(const TextView& text, const std::vector<UnitSpan>& claimed, size_t& from,
                    DigitRow& row);

// The digits of groups [first, last) in one string.
std::string joined_digits(const TextView& text, const DigitRow& row, size_t first, size_t last);

}  // namespace seamark::entities
