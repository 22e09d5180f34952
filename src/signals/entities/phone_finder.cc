#include "signals/entities/phone_finder.h"

#include <algorithm>

#include "signals/entities/calling_codes.h"
#include "signals/entities/currencies.h"
#include "signals/entities/phone_shape.h"

namespace seamark::entities {
namespace {

constexpr size_t kNationalDigitsEnough = 11;
constexpr size_t kPhoneDigitsLikely = 9;
constexpr size_t kCueUnitsMax = 4;

bool is_zero_group(const TextView& text, const DigitGroup& group) {
  return text.at(group.span.start) == u'0';
}

bool line_ends_between(const TextView& text, const DigitGroup& a, const DigitGroup& b) {
  return text.fold.line_end.count(a.span.end, b.span.start) > 0;
}

// "12 0770 0900123": a small number that stands before a number with its trunk zero.
bool is_stray_prefix(const TextView& text, const DigitRow& row, size_t at) {
  if (at + 1 >= row.size() || row[at].plus || row[at].bracketed || is_zero_group(text, row[at]) ||
      row[at].digits() > 4 || row[at + 1].bracketed || !is_zero_group(text, row[at + 1]) ||
      row[at + 1].digits() < 3) {
    return false;
  }
  size_t rest = 0;
  for (size_t i = at + 1; i < row.size() && rest < 8; ++i) {
    rest += row[i].digits();
  }
  return rest >= 8;
}

// "$20 0770 0900123"
bool is_price(const TextView& text, const DigitRow& row, size_t at) {
  const size_t start = row[at].span.start;
  return at + 1 < row.size() && !row[at].plus && row[at].digits() <= 5 && start > 0 &&
         currency_of_sign(text.at(start - 1)) != nullptr;
}

// "24/7", "24h", and whatever comes after a number that is long enough.
bool belongs_to_something_else(const TextView& text, const DigitGroup& group) {
  const bool unit_follows = group.digits() <= 2 && text.is_latin(group.span.end);
  const bool round_the_clock = group.digits() == 2 && text.at(group.span.end) == u'/' &&
                               text.at(group.span.start) == u'2' &&
                               text.at(group.span.end + 1) == u'7';
  return unit_follows || round_the_clock;
}

// True if, after `digits` digits, `next` is the beginning of another number. `marked`: the first
// one began with
// "+" or a zero.
bool begins_another(const TextView& text, const DigitGroup& previous, const DigitGroup& next,
                    size_t digits, bool marked) {
  if (digits >= kPhoneDigitsMin && next.digits() >= kPhoneDigitsMin &&
      line_ends_between(text, previous, next)) {
    return true;
  }
  const bool area_code = next.bracketed && next.digits() >= 2;
  const bool wide_gap = next.span.start - previous.span.end >= 3 && !next.bracketed;
  const bool trunk = is_zero_group(text, next) && next.digits() >= 3;
  // "2 300 - 4 500" are two amounts; "0770 - 900123" is one number.
  return (digits >= kPhoneDigitsLikely && (area_code || wide_gap || trunk)) ||
         (wide_gap && !marked);
}

// How many digits the number may have that begins with `head`.
size_t digits_limit(bool plus, std::string_view head) {
  if (plus) {
    return std::min(kPhoneDigitsMax, international_digits_max(head));
  }
  if (head.starts_with("00") && !head.starts_with("0011")) {  // 0011: Australia's way abroad
    return 2 + std::min(kPhoneDigitsMax, international_digits_max(head.substr(2)));
  }
  return kPhoneDigitsMax;
}

// The end of the number that begins with group `first`.
size_t number_end(const TextView& text, const DigitRow& row, size_t first) {
  size_t digits = row[first].digits();
  std::string head = joined_digits(text, row, first, first + 1);
  const bool marked = row[first].plus || head.front() == '0';
  size_t last = first + 1;
  for (; last < row.size(); ++last) {
    const DigitGroup& next = row[last];
    const size_t limit = digits_limit(row[first].plus, head);
    const bool trunk = !row[first].plus && head.front() == '0' && !head.starts_with("00");
    const bool full = digits >= limit || (trunk && digits >= kNationalDigitsEnough);
    const bool optional_zero = next.bracketed && next.digits() == 1;
    const size_t with_next = digits + (optional_zero ? 0 : next.digits());
    if (full || with_next > limit || begins_another(text, row[last - 1], next, digits, marked) ||
        belongs_to_something_else(text, next)) {
      break;
    }
    digits = with_next;
    if (!optional_zero && head.size() < 5) {
      head += joined_digits(text, row, last, last + 1);
    }
  }
  return last;
}

bool has_cue(const TextView& text, const PhoneContext& context, const DigitGroup& group) {
  size_t before = group.span.start;
  while (before > 0 && text.at(before - 1) == u' ') {
    --before;
  }
  if (before > 1 && text.at(before - 1) == u':' && !text.is_digit(before - 2)) {
    return true;
  }
  return std::any_of(context.messengers.begin(), context.messengers.end(), [&](const UnitSpan& s) {
    return s.end <= group.span.start && group.span.start - s.end <= kCueUnitsMax;
  });
}

std::string phone_value(const TextView& text, const PhoneCandidate& c) {
  const bool international = c.plus() || c.digits.starts_with("00");
  std::string value = c.plus() ? "+" : "";
  for (size_t i = 0; i < c.groups(); ++i) {
    const bool optional_zero = international && i > 0 && c.group(i).bracketed &&
                               c.group(i).digits() == 1 && is_zero_group(text, c.group(i));
    if (!optional_zero) {
      value += joined_digits(text, c.row, c.first + i, c.first + i + 1);
    }
  }
  return value;
}

void read_row(const TextView& text, const PhoneContext& context, const DigitRow& row,
              std::vector<Found>& out) {
  for (size_t first = 0; first < row.size();) {
    if (is_stray_prefix(text, row, first) || is_price(text, row, first)) {
      ++first;
      continue;
    }
    const size_t last = number_end(text, row, first);
    const std::string digits = joined_digits(text, row, first, last);
    const PhoneCandidate candidate{row, first, last, digits, has_cue(text, context, row[first])};
    const bool long_enough = digits.size() >= kPhoneDigitsMin;
    const bool short_enough = row[first].digits() <= kPhoneDigitsMax;
    if (long_enough && short_enough && has_phone_shape(text, candidate)) {
      const size_t start = row[first].plus ? row[first].plus_at : row[first].span.start;
      out.push_back({.type = EntityType::kPhone,
                     .concept_id = kEntityPhone,
                     .span = {start, row[last - 1].span.end},
                     .value = phone_value(text, candidate)});
    } else if (long_enough) {
      return;  // the rest of a card or account number is no phone number either
    }
    first = last;
  }
}

}  // namespace

void find_phones(const TextView& text, const PhoneContext& context, DigitRow& row,
                 std::vector<Found>& out) {
  if (text.fold.digit.count(0, text.size()) < kPhoneDigitsMin) {
    return;
  }
  const size_t limit = out.size() + kFoundMax;
  for (size_t from = 0; from < text.size() && out.size() < limit;) {
    next_digit_row(text, context.claimed, from, row);
    if (!row.empty()) {
      read_row(text, context, row, out);
    }
  }
}

}  // namespace seamark::entities
