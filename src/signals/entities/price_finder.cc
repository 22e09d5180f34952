#include "signals/entities/price_finder.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace seamark::entities {
namespace {

constexpr size_t kCurrencyWordsMax = 2;  // between the number and the currency's name
constexpr size_t kScaleUnitsMax = 2;     // between the number and "thousand"

// A currency beside or near a number: where it is and which.
struct Named {
  UnitSpan span;
  std::string_view code;
  double euros = 0;
};

Named named(const Currency& currency, size_t start, size_t end) {
  return {.span = {start, end}, .code = currency.code, .euros = currency.euros};
}

std::optional<Named> sign_beside(const TextView& text, size_t start, size_t end) {
  const size_t after = text.at(end) == u' ' ? end + 1 : end;
  if (const Currency* currency = currency_of_sign(text.at(after))) {
    // "2 $500": the sign belongs to the next number.
    if (after == end || !text.is_digit(after + 1)) {
      return named(*currency, after, after + 1);
    }
  }
  const size_t before = start > 0 && text.at(start - 1) == u' ' ? start - 1 : start;
  if (before > 0) {
    if (const Currency* currency = currency_of_sign(text.at(before - 1))) {
      return named(*currency, before - 1, before);
    }
  }
  return std::nullopt;
}

bool is_upper(std::string_view source) {
  return std::all_of(source.begin(), source.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// An ISO code that stands alone at [start, start + 3).
std::optional<Named> code_at(const TextView& text, std::string_view source, size_t start) {
  const size_t end = start + 3;
  if (end > text.size() || (text.is_latin(end)) || (start > 0 && text.is_latin(start - 1))) {
    return std::nullopt;
  }
  const Currency* currency = find_currency(to_ascii(text.units.substr(start, 3)));
  if (currency == nullptr) {
    return std::nullopt;
  }
  const FoldedText::Source bytes = text.fold.source_of(start, end);
  if (!currency->word_in_lower_case &&
      !is_upper(source.substr(bytes.first, bytes.last - bytes.first))) {
    return std::nullopt;
  }
  return named(*currency, start, end);
}

std::optional<Named> code_beside(const TextView& text, std::string_view source, size_t start,
                                 size_t end) {
  const size_t after = text.at(end) == u' ' ? end + 1 : end;
  if (std::optional<Named> code = code_at(text, source, after)) {
    return code;
  }
  const size_t before = start > 0 && text.at(start - 1) == u' ' ? start - 1 : start;
  return before >= 3 ? code_at(text, source, before - 3) : std::nullopt;
}

// The nearest of the lexicon's currencies within two words; the one after the number if both are as
// near.
std::optional<Named> name_near(const TextView& text, const PriceContext& context, size_t start,
                               size_t end) {
  std::optional<Named> best;
  size_t best_distance = kCurrencyWordsMax + 1;
  const size_t first_word = text.fold.word_index(start);
  const size_t last_word = text.fold.word_index(end - 1);
  for (const CurrencyMention& mention : context.currencies) {
    if (mention.span.overlaps(start, end) || mention.span.end > text.size()) {
      continue;
    }
    const bool after = mention.span.start >= end;
    const size_t word = text.fold.word_index(after ? mention.span.start : mention.span.end - 1);
    const size_t distance = after ? word - last_word : first_word - word;
    if (distance < best_distance || (distance == best_distance && after)) {
      best = Named{.span = mention.span, .code = mention.code, .euros = mention.euros};
      best_distance = distance;
    }
  }
  return best_distance <= kCurrencyWordsMax ? best : std::nullopt;
}

void apply_scale(const PriceContext& context, Amount& amount) {
  for (const ScaleMention& scale : context.scales) {
    if (scale.span.start >= amount.end && scale.span.start - amount.end <= kScaleUnitsMax) {
      amount.value *= scale.factor;
      amount.end = scale.span.end;
      return;
    }
  }
}

// Part of a word or of a longer number: "b2b", "v1.2.3".
bool stands_alone(const TextView& text, size_t start) {
  if (start == 0) {
    return true;
  }
  const char16_t before = text.at(start - 1);
  return !text.is_latin(start - 1) && before != u'#' && before != u'_' &&
         !((before == u'.' || before == u',') && start >= 2 && text.is_digit(start - 2));
}

std::string price_value(std::string_view code, double value) {
  const double cents = std::round(value * 100);
  return std::fmod(cents, 100) == 0 ? fmt::format("{} {:.0f}", code, cents / 100)
                                    : fmt::format("{} {:.2f}", code, cents / 100);
}

// "usd500": a code may touch the number.
bool code_touches(const TextView& text, std::string_view source, size_t start) {
  return start >= 3 && code_at(text, source, start - 3).has_value();
}

}  // namespace

void find_prices(const TextView& text, std::string_view source, PriceContext& context,
                 std::vector<Found>& out) {
  const size_t limit = out.size() + kFoundMax;
  for (size_t at = text.next_digit(0); at < text.size() && out.size() < limit;
       at = text.next_digit(at + 1)) {
    const size_t start = at;
    Amount amount = read_amount(text, start);
    at = amount.end;
    if (covered(context.claimed, start, amount.end) ||
        !(stands_alone(text, start) || code_touches(text, source, start))) {
      continue;
    }
    apply_scale(context, amount);
    at = amount.end;
    std::optional<Named> currency = sign_beside(text, start, amount.end);
    if (!currency) {
      currency = code_beside(text, source, start, amount.end);
    }
    if (!currency) {
      currency = name_near(text, context, start, amount.end);
    }
    if (!currency || amount.value <= 0) {
      continue;
    }
    const bool large = amount.value * currency->euros >= kLargeAmountEuros;
    const UnitSpan span = {std::min(start, currency->span.start),
                           std::max(amount.end, currency->span.end)};
    out.push_back({.type = EntityType::kPrice,
                   .concept_id = large ? kEntityPriceLarge : kEntityPrice,
                   .span = span,
                   .value = price_value(currency->code, amount.value)});
    context.claimed.push_back({start, amount.end});
  }
}

}  // namespace seamark::entities
