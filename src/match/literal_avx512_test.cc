// The kernel itself, under another name and with emulated instructions: runs on every machine.
#define SEAMARK_EMULATE_AVX512
#define scan_windows_avx512 scan_windows_emulated_avx512
#include "match/literal_avx512.cc"
#undef scan_windows_avx512

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "match/literal_oracle_internal.h"
#include "match/plain_text_internal.h"

namespace seamark {
namespace {

TEST(LiteralAvx512, AgreesWithTheOracle) {
  LiteralKernels emulated = kLiteralScalar;
  emulated.windows = scan_windows_emulated_avx512;
  std::mt19937 random(512);
  std::vector<int8_t> weights((size_t{1} << 16U) + 4);
  for (int8_t& weight : weights) {
    weight = static_cast<int8_t>(static_cast<int>(random() % 256) - 128);
  }
  const WindowWeights model{weights.data(), 16};
  const std::u16string_view alphabet = u"abcdef  走线\uE001\uFFFF";
  const auto draw = [&](size_t length) {
    std::u16string units;
    for (size_t i = 0; i < length; ++i) {
      units += alphabet[random() % alphabet.size()];
    }
    return units;
  };
  for (int round = 0; round < 400; ++round) {
    std::vector<LiteralTerm> terms;
    for (int i = 0; i < 40; ++i) {
      terms.push_back(plain_term(draw(1 + random() % 8), static_cast<TermMatch>(random() % 4)));
    }
    const LiteralTables tables = build_literal_tables(terms);
    const FoldedText text = plain_text(draw(random() % 700));
    const WindowWeights* used = round % 2 == 0 ? &model : nullptr;
    const LiteralScan want = naive_scan(terms, text, used);
    LiteralScan got;
    scan_literals(&tables, text, used, emulated, got);
    ASSERT_EQ(got.hits, want.hits);
    ASSERT_EQ(got.weight_sum, want.weight_sum);
    ASSERT_EQ(got.windows, want.windows);
    ASSERT_EQ(got.overflow, want.overflow);
  }
}

}  // namespace
}  // namespace seamark
