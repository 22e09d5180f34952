#pragma once

#include <vector>

#include "signals/entities/digit_groups.h"
#include "signals/entities/found.h"

namespace seamark::entities {

constexpr size_t kPhoneDigitsMin = 7;
constexpr size_t kPhoneDigitsMax = 15;  // E.164

struct PhoneContext {
  const std::vector<UnitSpan>& claimed;     // what is no phone number: links, dates
  const std::vector<UnitSpan>& messengers;  // "whatsapp": a number after it may be short
};

// Appends what is written like a phone number. Value: its ASCII digits, "+" kept, "(0)" after a
// country code left out. Says nothing about validity. `row` is scratch. Cost: one popcount per 64
// units when there are fewer than seven digits; else linear.
void find_phones(const TextView& text, const PhoneContext& context, DigitRow& row,
                 std::vector<Found>& out);

}  // namespace seamark::entities
