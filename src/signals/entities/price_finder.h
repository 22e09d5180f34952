#pragma once

#include <string_view>
#include <vector>

#include "signals/entities/currencies.h"
#include "signals/entities/found.h"

namespace seamark::entities {

// "pounds", seen by the lexicon. `currency` is null for a code that has no rate.
struct CurrencyMention {
  UnitSpan span;
  std::string code;  // upper case
  double euros = 0;
};

// "thousand", seen by the lexicon.
struct ScaleMention {
  UnitSpan span;
  double factor = 1;
};

struct PriceContext {
  std::vector<UnitSpan>& claimed;  // links, phones, dates; prices are added
  const std::vector<CurrencyMention>& currencies;
  const std::vector<ScaleMention>& scales;
};

// Appends amounts with a currency: a sign or an ISO code beside the number, or a currency's name
// within two words. Value: "EUR 1200", "EUR 9.99". Concept: entity.price_large if worth
// kLargeAmountEuros, else entity.price. `source` tells whether "TRY" is written in capitals. Cost:
// linear.
void find_prices(const TextView& text, std::string_view source, PriceContext& context,
                 std::vector<Found>& out);

// An amount as people write it: "1.200", "1,200.50", "1 200", "3.5k". Units, so that it can be
// tested alone.
struct Amount {
  double value = 0;
  size_t end = 0;        // the unit after it
  bool decimal = false;  // written with a fraction
};

// REQUIRES: a digit at `at`.
Amount read_amount(const TextView& text, size_t at);

}  // namespace seamark::entities
