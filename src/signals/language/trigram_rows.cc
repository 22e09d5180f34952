#include "signals/language/trigram_rows.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "signals/language/trigram_kernels_internal.h"

namespace seamark::language {

namespace {

#if defined(__SSE2__)
// The lanes of a register of 16 bytes, which is two of 16-bit numbers.
void widen_into(__m128i lanes, __m128i* sums) {
  const __m128i none = _mm_setzero_si128();
  sums[0] = _mm_add_epi16(sums[0], _mm_srai_epi16(_mm_unpacklo_epi8(none, lanes), 8));
  sums[1] = _mm_add_epi16(sums[1], _mm_srai_epi16(_mm_unpackhi_epi8(none, lanes), 8));
}

__m128i half_row(const int8_t* table, uint32_t row, size_t half) {
  return _mm_loadu_si128(
      reinterpret_cast<const __m128i*>(table + size_t{row} * kLanesPerBlock + half * 16));
}

// Sums of one block of the rows in `rows`, whose number is a multiple of four.
void sum_block(const int8_t* table, const uint32_t* rows, size_t count, int16_t* out) {
  static_assert(kLanesPerBlock == 32);
  __m128i sums[4] = {};
  for (size_t i = 0; i < count; i += 4) {
    for (size_t half = 0; half < 2; ++half) {
      const __m128i two =
          _mm_add_epi8(half_row(table, rows[i], half), half_row(table, rows[i + 1], half));
      const __m128i next =
          _mm_add_epi8(half_row(table, rows[i + 2], half), half_row(table, rows[i + 3], half));
      widen_into(_mm_add_epi8(two, next), sums + 2 * half);
    }
  }
  for (size_t i = 0; i < 4; ++i) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + 8 * i), sums[i]);
  }
}
#else
void sum_block(const int8_t* table, const uint32_t* rows, size_t count, int16_t* out) {
  for (uint32_t lane = 0; lane < kLanesPerBlock; ++lane) {
    out[lane] = 0;
  }
  for (size_t i = 0; i < count; ++i) {
    const int8_t* weights = table + size_t{rows[i]} * kLanesPerBlock;
    for (uint32_t lane = 0; lane < kLanesPerBlock; ++lane) {
      out[lane] = static_cast<int16_t>(out[lane] + weights[lane]);
    }
  }
}
#endif

}  // namespace

void sum_rows_scalar(const char16_t* units, size_t windows, const TrigramRows& rows,
                     int16_t* sums) {
  uint32_t found[kWindowsMax + 4];
  for (size_t i = 0; i < windows; ++i) {
    found[i] = trigram_hash(units[i], units[i + 1], units[i + 2]) >> (32 - rows.row_bits);
  }
  size_t count = windows;
  for (; count % 4 != 0; ++count) {
    found[count] = 1U << rows.row_bits;  // the row of zeros
  }
  for (uint32_t block = 0; block < rows.blocks; ++block) {
    sum_block(rows.weights + block * rows.rows() * kLanesPerBlock, found, count,
              sums + block * kLanesPerBlock);
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
