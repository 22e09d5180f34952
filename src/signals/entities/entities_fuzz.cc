#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "signals/entities/date_finder.h"
#include "signals/entities/handle_finder.h"
#include "signals/entities/link_finder.h"
#include "signals/entities/phone_finder.h"
#include "signals/entities/price_finder.h"
#include "text/fold.h"

namespace seamark::entities {
namespace {

// Any bytes: every finder stays within the text, and what it finds has a source.
void run_finders(std::string_view source) {
  static FoldedText fold;
  static LinkScratch links;
  static DigitRow row;
  fold_scalar(source, fold);
  const TextView text(fold);
  std::vector<UnitSpan> claimed;
  const std::vector<UnitSpan> messengers = {{0, fold.size / 2}};
  const std::vector<CurrencyMention> currencies = {{{fold.size / 2, fold.size}, "EUR", 1}};
  const std::vector<ScaleMention> scales;
  std::vector<Found> found;
  find_links(text, source, links, claimed, found);
  HandleContext handles{.claimed = claimed, .messengers = messengers};
  find_handles(text, handles, found);
  find_whole_dates(text, claimed, found);
  find_phones(text, {.claimed = claimed, .messengers = messengers}, row, found);
  find_short_dates(text, {}, claimed, found);
  PriceContext prices{.claimed = claimed, .currencies = currencies, .scales = scales};
  find_prices(text, source, prices, found);
  for (const Found& one : found) {
    if (one.span.start >= one.span.end || one.span.end > fold.size) {
      std::abort();
    }
    const FoldedText::Source bytes = fold.source_of(one.span.start, one.span.end);
    if (bytes.first > bytes.last || bytes.last > source.size()) {
      std::abort();
    }
  }
}

}  // namespace
}  // namespace seamark::entities

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  seamark::entities::run_finders({reinterpret_cast<const char*>(data), size});
  return 0;
}
