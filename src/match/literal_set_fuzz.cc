#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "match/literal_oracle_internal.h"
#include "match/literal_set.h"
#include "match/plain_text_internal.h"

// The first byte chooses an alphabet; 0xFF ends a term (the byte after it is its mode), 0xFE starts
// the text. Every level must say what the oracle says.
namespace {

using seamark::LiteralScan;
using seamark::LiteralSet;
using seamark::LiteralTerm;
using seamark::SimdLevel;

constexpr std::u16string_view kAlphabets[] = {u"ab", u"ab ", u"abc 走\uE001", u"ا ب7\uFFFF",
                                              u"aécd  走线#"};

void check(const std::vector<LiteralTerm>& terms, const std::u16string& units) {
  std::vector<int8_t> weights((size_t{1} << 10U) + 4);
  for (size_t i = 0; i < weights.size(); ++i) {
    weights[i] = static_cast<int8_t>(static_cast<int>(i * 37 % 256) - 128);
  }
  const seamark::WindowWeights model{weights.data(), 10};
  const seamark::FoldedText text = seamark::plain_text(units);
  const LiteralSet set = LiteralSet::build(terms);
  const LiteralScan want = seamark::naive_scan(terms, text, &model);
  for (const SimdLevel level : {SimdLevel::kScalar, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    if (level > seamark::best_simd_level()) {
      break;
    }
    LiteralScan got;
    set.scan(text, &model, level, got);
    if (got.hits != want.hits || got.overflow != want.overflow ||
        got.weight_sum != want.weight_sum || got.windows != want.windows) {
      std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2 || size > 4096) {
    return 0;
  }
  const std::u16string_view alphabet = kAlphabets[data[0] % 5];
  std::vector<LiteralTerm> terms;
  std::u16string units;
  bool in_text = false;
  for (size_t i = 1; i < size; ++i) {
    if (data[i] == 0xFF && !in_text) {
      const uint8_t mode = i + 1 < size ? data[++i] : 0;
      terms.push_back(seamark::plain_term(units, static_cast<seamark::TermMatch>(mode % 4)));
      units.clear();
    } else if (data[i] == 0xFE && !in_text) {
      in_text = true;
      units.clear();
    } else {
      units += alphabet[data[i] % alphabet.size()];
    }
  }
  check(terms, units);
  return 0;
}
