#include "signals/language/trigram_rows.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/padded_buffer.h"
#include "signals/language/trigram_emulated_internal.h"
#include "signals/language/trigram_kernels_internal.h"

namespace seamark::language {
namespace {

using Sums = std::array<int16_t, kLanesPerBlock * kBlocksMax>;

struct Table {
  PaddedBuffer<int8_t> weights;
  TrigramRows rows;
};

Table make_table(uint32_t row_bits, uint32_t blocks, uint32_t seed) {
  Table table;
  table.rows = {.weights = nullptr, .row_bits = row_bits, .blocks = blocks};
  const size_t block_bytes = table.rows.rows() * kLanesPerBlock;
  table.weights.reserve(blocks * block_bytes);
  for (size_t i = 0; i < blocks * block_bytes; ++i) {
    seed = seed * 1664525U + 1013904223U;
    const bool zero_row = i % block_bytes >= block_bytes - kLanesPerBlock;
    table.weights[i] = zero_row
                           ? int8_t{0}
                           : static_cast<int8_t>(
                                 static_cast<int>(seed >> 16U) % (2 * kWeightMax + 1) - kWeightMax);
  }
  table.rows.weights = table.weights.data();
  return table;
}

PaddedBuffer<char16_t> make_units(const std::vector<uint16_t>& values) {
  PaddedBuffer<char16_t> units;
  units.reserve(values.size() + 64);
  for (size_t i = 0; i < values.size(); ++i) {
    units[i] = static_cast<char16_t>(values[i]);
  }
  return units;
}

// What sum_rows() means, one window and one lane at a time.
Sums sum_plainly(const std::vector<uint16_t>& units, size_t windows, const TrigramRows& rows) {
  Sums sums{};
  for (size_t i = 0; i < windows; ++i) {
    const size_t row = trigram_hash(units[i], units[i + 1], units[i + 2]) >> (32 - rows.row_bits);
    for (size_t lane = 0; lane < rows.blocks * kLanesPerBlock; ++lane) {
      const size_t block = lane / kLanesPerBlock;
      sums[lane] = static_cast<int16_t>(
          sums[lane] +
          rows.weights[(block * rows.rows() + row) * kLanesPerBlock + lane % kLanesPerBlock]);
    }
  }
  return sums;
}

std::vector<uint16_t> some_units(size_t count, uint32_t seed) {
  std::vector<uint16_t> units(count);
  for (uint16_t& unit : units) {
    seed = seed * 1664525U + 1013904223U;
    unit = static_cast<uint16_t>(seed >> 16U);
  }
  return units;
}

TEST(TrigramRows, EveryKernelAddsTheSameForEveryNumberOfWindows) {
  for (const uint32_t row_bits : {8U, 11U, 14U}) {
    for (const uint32_t blocks : {1U, 2U}) {
      const Table table = make_table(row_bits, blocks, row_bits);
      for (size_t windows = 0; windows <= kWindowsMax; ++windows) {
        const std::vector<uint16_t> values =
            some_units(windows + 2, 7 + static_cast<uint32_t>(windows));
        const PaddedBuffer<char16_t> units = make_units(values);
        const Sums wanted = sum_plainly(values, windows, table.rows);
        Sums scalar{};
        sum_rows_scalar(units.data(), windows, table.rows, scalar.data());
        ASSERT_EQ(scalar, wanted);
        Sums emulated{};
        sum_rows_avx512_emulated(units.data(), windows, table.rows, emulated.data());
        ASSERT_EQ(emulated, wanted);
        if (best_simd_level() != SimdLevel::kScalar) {
          Sums avx2{};
          sum_rows_avx2(units.data(), windows, table.rows, avx2.data());
          ASSERT_EQ(avx2, wanted);
        }
        if (best_simd_level() == SimdLevel::kAvx512) {
          Sums avx512{};
          sum_rows_avx512(units.data(), windows, table.rows, avx512.data());
          ASSERT_EQ(avx512, wanted);
        }
      }
    }
  }
}

TEST(TrigramRows, TheLargestWeightsDoNotOverflow) {
  for (const int weight : {kWeightMax, -kWeightMax}) {
    Table table = make_table(8, 1, 1);
    for (size_t i = 0; i < (size_t{1} << 8U) * kLanesPerBlock; ++i) {
      table.weights[i] = static_cast<int8_t>(weight);
    }
    const PaddedBuffer<char16_t> units = make_units(some_units(kWindowsMax + 2, 3));
    Sums sums{};
    sum_rows(units.data(), kWindowsMax, table.rows, best_simd_level(), sums.data());
    for (size_t lane = 0; lane < kLanesPerBlock; ++lane) {
      EXPECT_EQ(sums[lane], weight * static_cast<int>(kWindowsMax));
    }
  }
}

RC_GTEST_PROP(TrigramRows, KernelsAgreeOnAnyUnits, (const std::vector<uint16_t>& drawn)) {
  static const Table table = make_table(13, 1, 99);
  std::vector<uint16_t> values = drawn;
  values.resize(std::min<size_t>(values.size(), kWindowsMax + 2));
  const size_t windows = values.size() < 3 ? 0 : values.size() - 2;
  const PaddedBuffer<char16_t> units = make_units(values);
  Sums scalar{};
  Sums best{};
  Sums emulated{};
  sum_rows_scalar(units.data(), windows, table.rows, scalar.data());
  sum_rows(units.data(), windows, table.rows, best_simd_level(), best.data());
  sum_rows_avx512_emulated(units.data(), windows, table.rows, emulated.data());
  RC_ASSERT(best == scalar);
  RC_ASSERT(emulated == scalar);
}

}  // namespace
}  // namespace seamark::language
