#include "signals/entities/phone_shape.h"

#include <algorithm>

#include "signals/entities/calling_codes.h"

namespace seamark::entities {
namespace {

bool is_currency_sign(char16_t unit) {
  return unit == u'$' || (unit >= u'\u00A2' && unit <= u'\u00A5') ||
         (unit >= u'\u20A0' && unit <= u'\u20CF');
}

size_t number_of(const TextView& text, const DigitGroup& group) {
  size_t value = 0;
  for (size_t i = group.span.start; i < group.span.end && value < 1000000; ++i) {
    value = value * 10 + static_cast<size_t>(text.at(i) - u'0');
  }
  return value;
}

bool is_year(const TextView& text, const DigitGroup& group) {
  const size_t value = number_of(text, group);
  return group.digits() == 4 && value >= 1900 && value <= 2099;
}

// All groups but the first are apart from the one before by exactly `separator`.
bool all_apart_by(const TextView& text, const PhoneCandidate& c, char16_t separator) {
  for (size_t i = 1; i < c.groups(); ++i) {
    if (c.group(i).span.start != c.group(i - 1).span.end + 1 ||
        text.at(c.group(i - 1).span.end) != separator) {
      return false;
    }
  }
  return true;
}

template <typename Test>
bool all_groups(const PhoneCandidate& c, size_t from, Test&& test) {
  for (size_t i = from; i < c.groups(); ++i) {
    if (!test(c.group(i))) {
      return false;
    }
  }
  return true;
}

// "1.200.000", "12 000 000". Nine digits in threes are how Spain and Poland write a phone number,
// unless they are round.
bool is_amount(const TextView& text, const PhoneCandidate& c) {
  return c.groups() >= 2 && c.group(0).digits() <= 3 &&
         (c.digits.size() != 9 || c.digits.ends_with("000000")) && c.digits.front() != '0' &&
         all_groups(c, 1, [](const DigitGroup& g) { return g.digits() == 3; }) &&
         (all_apart_by(text, c, u'.') || all_apart_by(text, c, u' '));
}

bool is_decimal(const TextView& text, const PhoneCandidate& c) {
  return c.groups() == 2 && all_apart_by(text, c, u'.') &&
         !(c.digits.front() == '0' && c.group(0).digits() >= 3);
}

bool is_ip_address(const TextView& text, const PhoneCandidate& c) {
  return c.groups() == 4 && all_apart_by(text, c, u'.') &&
         all_groups(c, 0, [&](const DigitGroup& g) {
           return g.digits() <= 3 && number_of(text, g) <= 255;
         });
}

// "2015-2026", "12-15 (2009)", "10.30-12.45", "20261112".
bool is_dates_or_times(const TextView& text, const PhoneCandidate& c) {
  if (c.groups() == 1) {
    return c.digits.size() == 8 && c.digits.compare(0, 2, "20") == 0 && c.digits[4] <= '1';
  }
  if (all_groups(c, 0, [&](const DigitGroup& g) { return is_year(text, g); })) {
    return true;
  }
  const bool year_at_an_end = is_year(text, c.group(0)) || is_year(text, c.group(c.groups() - 1));
  const bool pairs = all_groups(c, 0, [](const DigitGroup& g) { return g.digits() <= 2; });
  return (c.digits.size() <= 8 && year_at_an_end) || (c.groups() <= 4 && pairs);
}

// Card numbers, IBAN tails, ISBN: long, or in fours throughout.
bool is_document_number(const PhoneCandidate& c) {
  const bool isbn = c.digits.size() == 13 && c.groups() == 5 && c.digits.compare(0, 2, "97") == 0;
  const bool in_fours =
      c.groups() >= 3 && all_groups(c, 0, [](const DigitGroup& g) { return g.digits() == 4; });
  return isbn || (in_fours && !is_full_international(c.digits));
}

// A long bare number may be an order, an account or a moment: it must look like a number of some
// country.
bool is_identifier(const PhoneCandidate& c) {
  if (c.digits.front() == '0' || c.cue) {
    return false;
  }
  if (c.groups() > 1) {
    return c.digits.size() > 13;
  }
  if (c.digits.size() >= 12) {
    return !is_full_international(c.digits);
  }
  return c.digits.size() == 10 && c.digits.front() == '1';
}

// Seven or eight digits are a number only if they are written as one.
bool is_too_short(const TextView& text, const PhoneCandidate& c) {
  if (c.digits.size() >= 9 || c.cue || c.group(0).bracketed) {
    return false;
  }
  if (c.digits.front() == '0') {
    return c.groups() > 3;
  }
  return !(c.groups() == 2 && c.group(0).digits() == 3 && all_apart_by(text, c, u'-'));
}

// What touches the number: "DE89 …", "#123456789", "user_1234567", "$5000000", "12:0770090012".
bool touches_other_things(const TextView& text, const PhoneCandidate& c) {
  const size_t start = c.plus() ? c.group(0).plus_at : c.group(0).span.start;
  const size_t end = c.group(c.groups() - 1).span.end;
  const char16_t before = start > 0 ? text.at(start - 1) : u' ';
  if (before == u'#' || before == u'@' || before == u'_' || text.at(end) == u'_') {
    return true;
  }
  if (c.plus()) {
    return false;
  }
  const bool sum = (before == u':' || before == u',' || before == u'.') && start >= 2 &&
                   text.is_digit(start - 2);
  if (is_currency_sign(before) || is_currency_sign(text.at(end)) || text.at(end) == u'%' || sum) {
    return true;
  }
  size_t word = start;
  while (word > 0 && text.is_latin(word - 1)) {
    --word;
  }
  const bool letter_after = text.is_latin(end);
  return (word < start && (start - word < 3 || c.digits.size() < 9 || letter_after)) ||
         (letter_after && c.digits.size() < 9);
}

}  // namespace

bool has_phone_shape(const TextView& text, const PhoneCandidate& c) {
  if (touches_other_things(text, c)) {
    return false;
  }
  if (c.plus()) {
    return c.digits.size() >= 7;
  }
  if (c.digits.starts_with("00")) {
    return c.digits.size() >= 10 && c.digits[2] != '0';
  }
  return !is_dates_or_times(text, c) && !is_amount(text, c) && !is_decimal(text, c) &&
         !is_ip_address(text, c) && !is_document_number(c) && !is_identifier(c) &&
         !is_too_short(text, c);
}

}  // namespace seamark::entities
