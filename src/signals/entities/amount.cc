#include "signals/entities/price_finder.h"

namespace seamark::entities {
namespace {

constexpr size_t kDigitsMax = 15;  // more would not be exact, and is no price

struct Digits {
  double value = 0;
  size_t end = 0;
  size_t count = 0;
};

Digits read_digits(const TextView& text, size_t at) {
  Digits digits{.end = at};
  while (text.is_digit(digits.end)) {
    if (digits.count < kDigitsMax) {
      digits.value = digits.value * 10 + (text.at(digits.end) - u'0');
    }
    ++digits.count;
    ++digits.end;
  }
  return digits;
}

bool separates_thousands(char16_t unit) {
  return unit == u'.' || unit == u',' || unit == u' ' || unit == u'\'' || unit == u'\u2019' ||
         unit == u'\u066C';
}

bool separates_fraction(char16_t unit) {
  return unit == u'.' || unit == u',' || unit == u'\u066B';
}

// "k" or "m" beside the number or after a space, not the first letter of a word: "3k", "3 k", not
// "5 km".
double letter_factor(const TextView& text, size_t& end) {
  const size_t at = text.at(end) == u' ' ? end + 1 : end;
  if (text.is_word(at + 1) || (at > end && text.at(at) != u'k')) {
    return 1;
  }
  const char16_t letter = text.at(at);
  const double factor = letter == u'k' ? 1e3 : letter == u'm' ? 1e6 : 1;
  end = factor > 1 ? at + 1 : end;
  return factor;
}

}  // namespace

Amount read_amount(const TextView& text, size_t at) {
  const Digits first = read_digits(text, at);
  Amount amount{.value = first.value, .end = first.end};
  const char16_t mark = text.at(amount.end);
  if (first.count <= 3 && separates_thousands(mark)) {
    while (text.at(amount.end) == mark) {
      const Digits group = read_digits(text, amount.end + 1);
      if (group.count != 3) {
        break;
      }
      amount.value = amount.value * 1000 + group.value;
      amount.end = group.end;
    }
  }
  if (separates_fraction(text.at(amount.end))) {
    const Digits fraction = read_digits(text, amount.end + 1);
    if (fraction.count == 1 || fraction.count == 2) {
      amount.value += fraction.value / (fraction.count == 1 ? 10 : 100);
      amount.end = fraction.end;
      amount.decimal = true;
    }
  }
  amount.value *= letter_factor(text, amount.end);
  return amount;
}

}  // namespace seamark::entities
