// g++ 12 warns of its own intrinsics: they start from registers that are undefined on purpose.
#ifndef __clang__  // which does not know the warning
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#ifdef SEAMARK_EMULATE_AVX512
#include <simde/x86/avx512.h>
#else
#include <immintrin.h>
#endif

#include "signals/language/trigram_kernels_internal.h"

namespace seamark::language {

namespace {

constexpr size_t kRowBytes = kLanesPerBlock;

__m512i load16(const char16_t* units) {
  return _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(units)));
}

// Byte offsets of the rows of all windows; the last group is filled up with the row of zeros.
void find_rows(const char16_t* units, size_t windows, uint32_t row_bits, uint32_t* offsets) {
  const __m512i low_factor = _mm512_set1_epi32(static_cast<int>(0x9E3779B1U));
  const __m512i high_factor = _mm512_set1_epi32(static_cast<int>(0x85EBCA77U));
  const __m128i shift = _mm_cvtsi32_si128(static_cast<int>(32 - row_bits));
  const __m512i zero_row = _mm512_set1_epi32(1 << row_bits);
  for (size_t i = 0; i < windows; i += 16) {
    const size_t left = windows - i;
    const __mmask16 inside =
        left >= 16 ? static_cast<__mmask16>(0xFFFF) : static_cast<__mmask16>((1U << left) - 1);
    const __m512i low =
        _mm512_or_si512(load16(units + i), _mm512_slli_epi32(load16(units + i + 1), 16));
    const __m512i hash = _mm512_add_epi32(_mm512_mullo_epi32(low, low_factor),
                                          _mm512_mullo_epi32(load16(units + i + 2), high_factor));
    const __m512i row = _mm512_mask_mov_epi32(zero_row, inside, _mm512_srl_epi32(hash, shift));
    _mm512_storeu_si512(offsets + i, _mm512_slli_epi32(row, 5));
  }
}

__m256i row_at(const int8_t* table, uint32_t offset) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(table + offset));
}

}  // namespace

void sum_rows_avx512(const char16_t* units, size_t windows, const TrigramRows& rows,
                     int16_t* sums) {
  static_assert(kRowBytes == 32);
  uint32_t offsets[kWindowsMax + 16];
  find_rows(units, windows, rows.row_bits, offsets);
  for (uint32_t block = 0; block < rows.blocks; ++block) {
    const int8_t* table = rows.weights + block * rows.rows() * kRowBytes;
    __m512i sum = _mm512_setzero_si512();
    for (size_t i = 0; i < windows; i += 4) {
      const __m256i two = _mm256_add_epi8(row_at(table, offsets[i]), row_at(table, offsets[i + 1]));
      const __m256i next =
          _mm256_add_epi8(row_at(table, offsets[i + 2]), row_at(table, offsets[i + 3]));
      sum = _mm512_add_epi16(sum, _mm512_cvtepi8_epi16(_mm256_add_epi8(two, next)));
    }
    _mm512_storeu_si512(sums + block * kLanesPerBlock, sum);
  }
}

}  // namespace seamark::language
