#include <immintrin.h>

#include "signals/language/trigram_kernels_internal.h"

namespace seamark::language {

namespace {

constexpr size_t kRowBytes = kLanesPerBlock;

__m256i load8(const char16_t* units) {
  return _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(units)));
}

// Byte offsets of the rows of all windows; the last group is filled up with the row of zeros.
void find_rows(const char16_t* units, size_t windows, uint32_t row_bits, uint32_t* offsets) {
  const __m256i low_factor = _mm256_set1_epi32(static_cast<int>(0x9E3779B1U));
  const __m256i high_factor = _mm256_set1_epi32(static_cast<int>(0x85EBCA77U));
  const __m128i shift = _mm_cvtsi32_si128(static_cast<int>(32 - row_bits));
  const __m256i zero_row = _mm256_set1_epi32(1 << row_bits);
  const __m256i count = _mm256_set1_epi32(static_cast<int>(windows));
  __m256i index = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  for (size_t i = 0; i < windows; i += 8) {
    const __m256i low =
        _mm256_or_si256(load8(units + i), _mm256_slli_epi32(load8(units + i + 1), 16));
    const __m256i hash = _mm256_add_epi32(_mm256_mullo_epi32(low, low_factor),
                                          _mm256_mullo_epi32(load8(units + i + 2), high_factor));
    const __m256i inside = _mm256_cmpgt_epi32(count, index);
    const __m256i row = _mm256_blendv_epi8(zero_row, _mm256_srl_epi32(hash, shift), inside);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(offsets + i), _mm256_slli_epi32(row, 5));
    index = _mm256_add_epi32(index, _mm256_set1_epi32(8));
  }
}

__m256i row_at(const int8_t* table, uint32_t offset) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(table + offset));
}

}  // namespace

void sum_rows_avx2(const char16_t* units, size_t windows, const TrigramRows& rows, int16_t* sums) {
  static_assert(kRowBytes == 32);
  uint32_t offsets[kWindowsMax + 8];
  find_rows(units, windows, rows.row_bits, offsets);
  for (uint32_t block = 0; block < rows.blocks; ++block) {
    const int8_t* table = rows.weights + block * rows.rows() * kRowBytes;
    __m256i low = _mm256_setzero_si256();
    __m256i high = _mm256_setzero_si256();
    for (size_t i = 0; i < windows; i += 4) {
      const __m256i two = _mm256_add_epi8(row_at(table, offsets[i]), row_at(table, offsets[i + 1]));
      const __m256i next =
          _mm256_add_epi8(row_at(table, offsets[i + 2]), row_at(table, offsets[i + 3]));
      const __m256i four = _mm256_add_epi8(two, next);
      low = _mm256_add_epi16(low, _mm256_cvtepi8_epi16(_mm256_castsi256_si128(four)));
      high = _mm256_add_epi16(high, _mm256_cvtepi8_epi16(_mm256_extracti128_si256(four, 1)));
    }
    int16_t* out = sums + block * kLanesPerBlock;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), low);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 16), high);
  }
}

}  // namespace seamark::language
