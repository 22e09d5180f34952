#pragma once

#include <vector>

#include "signals/entities/found.h"

namespace seamark::entities {

// "march", seen by the lexicon.
struct MonthMention {
  UnitSpan span;
  int month = 0;  // 1 to 12; 0 when the gloss does not tell
};

// Dates in digits, and clock times. Value: "2026-11-12", "--11-12" without a year (day before month
// unless that is impossible), "T22:00". Cost: linear, nothing without digits.
//
// In two steps, because "12.11" may also be part of a phone number: whole dates and times first,
// whose digits no phone may use; short ones after the phones.
void find_whole_dates(const TextView& text, std::vector<UnitSpan>& claimed,
                      std::vector<Found>& out);
void find_short_dates(const TextView& text, const std::vector<MonthMention>& months,
                      std::vector<UnitSpan>& claimed, std::vector<Found>& out);

}  // namespace seamark::entities
