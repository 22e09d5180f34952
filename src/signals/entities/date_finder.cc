#include "signals/entities/date_finder.h"

#include <algorithm>

#include <fmt/format.h>

namespace seamark::entities {
namespace {

struct Number {
  size_t start = 0;
  size_t end = 0;
  int value = 0;

  size_t digits() const { return end - start; }
};

// The digits at `at`; none if there are more than four.
Number number_at(const TextView& text, size_t at) {
  Number number{.start = at, .end = at};
  while (text.is_digit(number.end)) {
    if (number.digits() < 5) {
      number.value = number.value * 10 + (text.at(number.end) - u'0');
    }
    ++number.end;
  }
  if (number.digits() > 4) {
    number.end = number.start;
  }
  return number;
}

// Not the end of a longer row: "1.12.11.2026", "a12:30".
bool starts_alone(const TextView& text, size_t at) {
  if (at == 0) {
    return true;
  }
  const char16_t before = text.at(at - 1);
  const bool joins = before == u'.' || before == u'/' || before == u'-' || before == u':' ||
                     before == u',' || before == u'+';
  return !text.is_latin(at - 1) && !(joins && at >= 2 && text.is_digit(at - 2)) && before != u'+';
}

bool ends_alone(const TextView& text, size_t at) {
  const char16_t unit = text.at(at);
  const bool joins = unit == u'.' || unit == u'/' || unit == u'-' || unit == u':' || unit == u',';
  return !text.is_digit(at) && !(joins && text.is_digit(at + 1));
}

bool is_day(int day) {
  return day >= 1 && day <= 31;
}

bool is_month(int month) {
  return month >= 1 && month <= 12;
}

// Empty unless it is a date. Year 0: none. Americans put the month first; where both orders are
// possible the rest of the world is followed.
std::string date_value(int year, int month, int day) {
  if (!is_month(month) && is_month(day)) {
    std::swap(month, day);
  }
  if (!is_month(month) || !is_day(day)) {
    return {};
  }
  return year == 0 ? fmt::format("--{:02}-{:02}", month, day)
                   : fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// Where dates go, and what they may not overlap.
struct DateSink {
  std::vector<UnitSpan>& claimed;
  std::vector<Found>& out;
  size_t limit = 0;
};

bool add(ConceptId concept_id, UnitSpan span, std::string value, DateSink& sink) {
  if (value.empty() || covered(sink.claimed, span.start, span.end) ||
      sink.out.size() >= sink.limit) {
    return false;
  }
  sink.out.push_back({.type = EntityType::kDate,
                      .concept_id = concept_id,
                      .span = span,
                      .value = std::move(value)});
  sink.claimed.push_back(span);
  return true;
}

// "12.11.2026", "2026-11-12", "12/11/26". The separator must be the same.
bool read_full_date(const TextView& text, const Number& a, DateSink& sink) {
  const char16_t mark = text.at(a.end);
  if (mark != u'.' && mark != u'/' && mark != u'-') {
    return false;
  }
  const Number b = number_at(text, a.end + 1);
  if (b.digits() < 1 || b.digits() > 2 || text.at(b.end) != mark) {
    return false;
  }
  const Number c = number_at(text, b.end + 1);
  if (!ends_alone(text, c.end) || c.digits() < 1) {
    return false;
  }
  std::string value;
  if (a.digits() == 4 && c.digits() <= 2 && a.value >= 1900 && a.value <= 2099) {
    value = is_month(b.value) && is_day(c.value) ? date_value(a.value, b.value, c.value) : "";
  } else if (a.digits() <= 2 && c.digits() == 4 && c.value >= 1900 && c.value <= 2099) {
    value = date_value(c.value, b.value, a.value);
  } else if (a.digits() == 2 && b.digits() == 2 && c.digits() == 2 && c.value >= 20 &&
             c.value <= 40) {
    value = date_value(2000 + c.value, b.value, a.value);
  }
  return add(kEntityDate, {a.start, c.end}, std::move(value), sink);
}

// "22:00". Seconds are read over.
bool read_clock(const TextView& text, const Number& a, DateSink& sink) {
  if (a.digits() > 2 || a.value > 23 || text.at(a.end) != u':') {
    return false;
  }
  const Number b = number_at(text, a.end + 1);
  size_t end = b.end;
  if (text.at(end) == u':' && number_at(text, end + 1).digits() == 2) {
    end += 3;
  }
  if (b.digits() != 2 || b.value > 59 || !ends_alone(text, end)) {
    return false;
  }
  return add(kEntityTime, {a.start, end}, fmt::format("T{:02}:{:02}", a.value, b.value), sink);
}

// "10 pm", "10.30pm", "10 p.m.", "22h", "22h30".
bool read_hour(const TextView& text, const Number& a, DateSink& sink) {
  if (a.digits() > 2 || a.digits() == 0) {
    return false;
  }
  Number minutes;
  size_t end = a.end;
  if (text.at(end) == u'.' || text.at(end) == u':' || text.at(end) == u'h') {
    const Number b = number_at(text, end + 1);
    if (b.digits() == 2 && b.value <= 59) {
      minutes = b;
      end = b.end;
    }
  }
  const bool hours_sign = text.at(a.end) == u'h' && !text.is_latin(end) && a.value <= 24 &&
                          (minutes.end > 0 || !text.is_word(a.end + 1));
  if (hours_sign) {
    const size_t after = minutes.end > 0 ? end : a.end + 1;
    // "24h" and "48h" last; "22h" is a moment.
    return a.value < 24 && add(kEntityTime, {a.start, after},
                               fmt::format("T{:02}:{:02}", a.value, minutes.value), sink);
  }
  const size_t mark = text.at(end) == u' ' ? end + 1 : end;
  const char16_t half = text.at(mark);
  const size_t m = text.at(mark + 1) == u'.' ? mark + 2 : mark + 1;
  if ((half != u'a' && half != u'p') || text.at(m) != u'm' || text.is_word(m + 1) || a.value < 1 ||
      a.value > 12) {
    return false;
  }
  const int hour = a.value % 12 + (half == u'p' ? 12 : 0);
  return add(kEntityTime, {a.start, m + 1}, fmt::format("T{:02}:{:02}", hour, minutes.value), sink);
}

// "12.11." and "12/11"; "24/7" and "1.5" are none.
bool read_day_month(const TextView& text, const Number& a, DateSink& sink) {
  const char16_t mark = text.at(a.end);
  if ((mark != u'.' && mark != u'/') || a.digits() == 0 || a.digits() > 2) {
    return false;
  }
  const Number b = number_at(text, a.end + 1);
  const bool dot_after = text.at(b.end) == u'.' && !text.is_digit(b.end + 1);
  const bool dotted = mark == u'.' && b.digits() >= 1 && b.digits() <= 2 && dot_after;
  const bool slashed = mark == u'/' && a.digits() == 2 && b.digits() == 2;
  if ((!dotted && !slashed) || !ends_alone(text, b.end)) {
    return false;
  }
  std::string value = date_value(0, b.value, a.value);
  return add(kEntityDate, {a.start, b.end}, std::move(value), sink);
}

// "12 march", "march 12".
void read_months(const TextView& text, const std::vector<MonthMention>& months, DateSink& sink) {
  for (const MonthMention& month : months) {
    size_t before = month.span.start;
    while (before > 0 && (text.at(before - 1) == u' ' || text.at(before - 1) == u'.')) {
      --before;
    }
    size_t first = before;
    while (first > 0 && text.is_digit(first - 1)) {
      --first;
    }
    size_t after = month.span.end;
    while (text.at(after) == u' ') {
      ++after;
    }
    const bool day_first = first < before;
    const Number day = number_at(text, day_first ? first : after);
    if (day.digits() < 1 || day.digits() > 2 || !is_day(day.value)) {
      continue;
    }
    const UnitSpan span = {std::min(day.start, month.span.start),
                           std::max(day.end, month.span.end)};
    add(kEntityDate, span,
        month.month == 0 ? fmt::format("---{:02}", day.value)
                         : fmt::format("--{:02}-{:02}", month.month, day.value),
        sink);
  }
}

template <typename Read>
void for_each_number(const TextView& text, Read&& read) {
  for (size_t at = text.next_digit(0); at < text.size(); at = text.next_digit(at)) {
    if (starts_alone(text, at)) {
      const Number number = number_at(text, at);
      if (number.digits() > 0) {
        read(number);
      }
    }
    while (text.is_digit(at)) {
      ++at;
    }
  }
}

}  // namespace

void find_whole_dates(const TextView& text, std::vector<UnitSpan>& claimed,
                      std::vector<Found>& out) {
  DateSink sink{.claimed = claimed, .out = out, .limit = out.size() + kFoundMax};
  for_each_number(text, [&](const Number& number) {
    if (!read_full_date(text, number, sink)) {
      read_clock(text, number, sink);
    }
  });
}

void find_short_dates(const TextView& text, const std::vector<MonthMention>& months,
                      std::vector<UnitSpan>& claimed, std::vector<Found>& out) {
  DateSink sink{.claimed = claimed, .out = out, .limit = out.size() + kFoundMax};
  read_months(text, months, sink);
  for_each_number(text, [&](const Number& number) {
    if (!read_hour(text, number, sink)) {
      read_day_month(text, number, sink);
    }
  });
}

}  // namespace seamark::entities
