#include "signals/language/trigram_rows.h"

#include "signals/language/trigram_kernels_internal.h"

namespace seamark::language {

void sum_rows_scalar(const char16_t* units, size_t windows, const TrigramRows& rows,
                     int16_t* sums) {
  const uint32_t lanes = rows.blocks * kLanesPerBlock;
  for (uint32_t lane = 0; lane < lanes; ++lane) {
    sums[lane] = 0;
  }
  for (size_t i = 0; i < windows; ++i) {
    const uint32_t row = trigram_hash(units[i], units[i + 1], units[i + 2]) >> (32 - rows.row_bits);
    for (uint32_t block = 0; block < rows.blocks; ++block) {
      const int8_t* weights = rows.weights + (block * rows.rows() + row) * kLanesPerBlock;
      int16_t* out = sums + block * kLanesPerBlock;
      for (uint32_t lane = 0; lane < kLanesPerBlock; ++lane) {
        out[lane] = static_cast<int16_t>(out[lane] + weights[lane]);
      }
    }
  }
}

void sum_rows(const char16_t* units, size_t windows, const TrigramRows& rows, SimdLevel level,
              int16_t* sums) {
  switch (level) {
    case SimdLevel::kAvx512:
      return sum_rows_avx512(units, windows, rows, sums);
    case SimdLevel::kAvx2:
      return sum_rows_avx2(units, windows, rows, sums);
    case SimdLevel::kScalar:
      return sum_rows_scalar(units, windows, rows, sums);
  }
}

}  // namespace seamark::language
