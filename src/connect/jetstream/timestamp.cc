#include "connect/jetstream/timestamp.h"

#include <chrono>

namespace seamark::jetstream {
namespace {

constexpr int64_t kSecondUs = 1'000'000;

// Takes `digits` digits off the front; -1: there are not as many.
int take_number(std::string_view& text, size_t digits) {
  if (text.size() < digits) {
    return -1;
  }
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') {
      return -1;
    }
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

// The part behind the seconds' point, in microseconds.
int64_t take_fraction(std::string_view& text) {
  int64_t fraction = 0;
  int64_t unit = kSecondUs / 10;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    fraction += unit * (text.front() - '0');
    unit /= 10;
    text.remove_prefix(1);
  }
  return fraction;
}

// Minutes east of Greenwich.
std::optional<int> take_zone(std::string_view text) {
  if (text == "Z" || text == "z") {
    return 0;
  }
  const bool west = !text.empty() && text.front() == '-';
  if (!west && (text.empty() || text.front() != '+')) {
    return std::nullopt;
  }
  text.remove_prefix(1);
  const int hours = take_number(text, 2);
  const bool colon = take(text, ':');
  const int minutes = take_number(text, 2);
  if (hours < 0 || hours > 23 || !colon || minutes < 0 || minutes > 59 || !text.empty()) {
    return std::nullopt;
  }
  const int total = hours * 60 + minutes;
  return west ? -total : total;
}

std::optional<int64_t> take_day_s(std::string_view& text) {
  const int year = take_number(text, 4);
  const bool dash = take(text, '-');
  const int month = take_number(text, 2);
  const bool second_dash = take(text, '-');
  const int day = take_number(text, 2);
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 0 || month < 0 || day < 0 || !dash || !second_dash || !date.ok()) {
    return std::nullopt;
  }
  const std::chrono::seconds since = std::chrono::sys_days{date}.time_since_epoch();
  return since.count();
}

}  // namespace

std::optional<int64_t> parse_timestamp_us(std::string_view text) {
  const std::optional<int64_t> day_s = take_day_s(text);
  const bool separated = take(text, 'T') || take(text, 't') || take(text, ' ');
  const int hour = take_number(text, 2);
  const bool colon = take(text, ':');
  const int minute = take_number(text, 2);
  const bool second_colon = take(text, ':');
  const int second = take_number(text, 2);
  const bool in_form = day_s.has_value() && separated && colon && second_colon;
  if (!in_form || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
    return std::nullopt;
  }
  const int64_t fraction = take(text, '.') ? take_fraction(text) : 0;
  const std::optional<int> zone = take_zone(text);
  if (!zone.has_value()) {
    return std::nullopt;
  }
  const int64_t seconds = *day_s + hour * 3600 + (minute - *zone) * 60 + second;
  return seconds * kSecondUs + fraction;
}

}  // namespace seamark::jetstream
