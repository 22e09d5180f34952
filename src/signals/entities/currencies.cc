#include "signals/entities/currencies.h"

#include <algorithm>
#include <array>

namespace seamark::entities {
namespace {

constexpr size_t kCodeBytes = 3;

constexpr std::array kCurrencies = {
    Currency{"EUR", 1, true},      Currency{"GBP", 1.2, true},      Currency{"USD", 0.9, true},
    Currency{"AED", 0.25},         Currency{"AFN", 0.013},          Currency{"ALL", 0.01},
    Currency{"BAM", 0.5},          Currency{"BDT", 0.008},          Currency{"BGN", 0.5},
    Currency{"CAD", 0.65},         Currency{"CHF", 1.05, true},     Currency{"CNY", 0.13, true},
    Currency{"DKK", 0.13},         Currency{"DZD", 0.007, true},    Currency{"EGP", 0.02, true},
    Currency{"ERN", 0.06},         Currency{"ETB", 0.007, true},    Currency{"HUF", 0.0025, true},
    Currency{"IDR", 0.00006},      Currency{"INR", 0.011, true},    Currency{"IQD", 0.0007, true},
    Currency{"IRR", 0.0000015},    Currency{"IRT", 0.000015},       Currency{"JPY", 0.006},
    Currency{"LBP", 0.00001},      Currency{"LYD", 0.18, true},     Currency{"MAD", 0.09},
    Currency{"MKD", 0.016},        Currency{"MRU", 0.023},          Currency{"NOK", 0.085},
    Currency{"PKR", 0.0033, true}, Currency{"PLN", 0.23, true},     Currency{"RON", 0.2},
    Currency{"RSD", 0.0085},       Currency{"RUB", 0.01, true},     Currency{"SAR", 0.25},
    Currency{"SDG", 0.0015},       Currency{"SEK", 0.09},           Currency{"SOS", 0.0016},
    Currency{"SYP", 0.00007},      Currency{"TND", 0.3, true},      Currency{"TRY", 0.025},
    Currency{"UAH", 0.022, true},  Currency{"VND", 0.000036, true}, Currency{"XAF", 0.0015},
    Currency{"XOF", 0.0015, true},
};

struct Sign {
  char16_t unit;
  std::string_view code;
};

constexpr std::array kSigns = {
    Sign{u'$', "usd"},      Sign{u'\u00A3', "gbp"}, Sign{u'\u20AC', "eur"},
    Sign{u'\u00A5', "cny"}, Sign{u'\u20BA', "try"}, Sign{u'\u20BD', "rub"},
    Sign{u'\u20B9', "inr"}, Sign{u'\u20AB', "vnd"}, Sign{u'\u20B4', "uah"},
};

bool same_code(std::string_view upper, std::string_view lower) {
  return upper.size() == lower.size() &&
         std::equal(upper.begin(), upper.end(), lower.begin(),
                    [](char a, char b) { return a + ('a' - 'A') == b; });
}

}  // namespace

const Currency* find_currency(std::string_view lower_code) {
  if (lower_code.size() != kCodeBytes) {
    return nullptr;
  }
  const auto* found =
      std::find_if(kCurrencies.begin(), kCurrencies.end(),
                   [&](const Currency& currency) { return same_code(currency.code, lower_code); });
  return found == kCurrencies.end() ? nullptr : found;
}

const Currency* currency_of_sign(char16_t unit) {
  const auto* found =
      std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& s) { return s.unit == unit; });
  return found == kSigns.end() ? nullptr : find_currency(found->code);
}

}  // namespace seamark::entities
