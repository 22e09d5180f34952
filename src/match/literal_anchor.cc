#include <algorithm>
#include <array>
#include <memory>

#include "match/literal_tables_internal.h"

namespace seamark {
namespace {

constexpr uint32_t kCountBits = 18;

// Measured over social posts of 24 languages. They need not be right, only to rank "e " under "zq".
constexpr std::array<uint16_t, 26> kLatinShare = {403, 57,  88,  115, 357, 38,  54, 87, 262,
                                                  29,  59,  119, 104, 200, 187, 66, 18, 191,
                                                  184, 189, 153, 30,  36,  12,  45, 27};
constexpr std::u16string_view kCommonLetters =  // of Cyrillic and Arabic
    u"\u0430\u0435\u0438\u043E\u043D\u0442\u0441\u0440\u0432\u043B"
    u"\u0627\u064A\u0647\u0648\u0631\u0646\u0644\u0645\u062F\u062A";

// How much a window's share among the terms counts beside its share in texts: a common window costs
// every post a look at a slot, a popular one makes a list longer. Chosen by counting both.
constexpr uint32_t kTermsWeightBits = 42;

// Expected share of the window among the windows of a text in its script, times 2^48.
uint64_t prior(const char16_t* units) {
  return uint64_t{unit_share(units[0])} * unit_share(units[1]) * unit_share(units[2]) *
         unit_share(units[3]);
}

}  // namespace

uint32_t unit_share(char16_t unit) {
  if (unit == u' ') {
    return 985;
  }
  if (unit >= u'a' && unit <= u'z') {
    return kLatinShare[unit - u'a'];
  }
  if (unit >= u'0' && unit <= u'9') {
    return 5;
  }
  if (unit < 0x80) {
    return 12;
  }
  if (unit < 0x0370) {
    return 12;  // Latin letters that keep their shape under folding, and marks
  }
  if (unit >= 0x0400 && unit < 0x0700) {
    return kCommonLetters.find(unit) == std::u16string_view::npos ? 70 : 270;
  }
  if (unit < 0x1000) {
    return 150;  // alphabets and abugidas of a few dozen letters
  }
  if (unit < 0x2000) {
    return 60;  // Georgian to Ethiopic and Khmer
  }
  return 6;  // ideographs, syllables, symbols
}

std::vector<uint8_t> choose_anchors(std::span<const LiteralTerm> terms) {
  // Not a vector: with a fuzzer's instrumentation filling one of a megabyte takes milliseconds.
  const auto counts = std::make_unique<uint32_t[]>(size_t{1} << kCountBits);
  uint64_t total = 1;
  for (const LiteralTerm& term : terms) {
    if (term.units.size() > kTermUnitsMax) {
      continue;
    }
    for (size_t i = 0; i + kWindowUnits <= term.units.size(); ++i) {
      ++counts[window_hash(term.units.data() + i) >> (32 - kCountBits)];
      ++total;
    }
  }
  const uint64_t weight_of_one = (uint64_t{1} << kTermsWeightBits) / total;
  std::vector<uint8_t> offsets(terms.size(), 0);
  for (size_t t = 0; t < terms.size(); ++t) {
    const std::u16string& units = terms[t].units;
    if (units.size() > kTermUnitsMax) {
      continue;
    }
    uint64_t least = ~uint64_t{0};
    for (size_t i = 0; i + kWindowUnits <= units.size(); ++i) {
      const uint32_t count = counts[window_hash(units.data() + i) >> (32 - kCountBits)];
      const uint64_t cost = prior(units.data() + i) + weight_of_one * count;
      if (cost < least) {
        least = cost;
        offsets[t] = static_cast<uint8_t>(i);
      }
    }
  }
  return offsets;
}

}  // namespace seamark
