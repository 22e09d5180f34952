#ifdef SEAMARK_EMULATE_AVX512
#include "match/avx512_emulation_internal.h"
#else
#include <immintrin.h>
#endif
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // of GCC 12's own intrinsics header
#pragma GCC diagnostic ignored "-Wuninitialized"        // the same
#endif

#include "match/literal_kernels_internal.h"

// As literal_avx2.cc, twice as wide. Compiled a second time in the tests, against emulated
// instructions.
namespace seamark {
namespace {

constexpr uint32_t kStep = 32;

__m512i load(const char16_t* units) {
  return _mm512_loadu_si512(units);
}

// The hashes at units, units + 2, … units + 30.
__m512i hash_every_second(const char16_t* units) {
  const __m512i low =
      _mm512_mullo_epi32(load(units), _mm512_set1_epi32(static_cast<int>(0x9E3779B1U)));
  const __m512i high =
      _mm512_mullo_epi32(load(units + 2), _mm512_set1_epi32(static_cast<int>(0x85EBCA77U)));
  return _mm512_add_epi32(low, high);
}

// One bit per hash whose bit is set in the bitmap.
uint32_t anchors(const WindowJob& job, __m512i hash) {
  const __m512i at = _mm512_srlv_epi32(hash, _mm512_set1_epi32(static_cast<int>(job.bitmap.shift)));
  const __m512i words = _mm512_i32gather_epi32(_mm512_srli_epi32(at, 5), job.bitmap.words, 4);
  const __m512i bit = _mm512_and_si512(at, _mm512_set1_epi32(31));
  return _mm512_test_epi32_mask(words, _mm512_sllv_epi32(_mm512_set1_epi32(1), bit));
}

// Sign-extended weights of the lanes; each reads 3 bytes too many.
__m512i weights_of(const WindowJob& job, __m512i hash) {
  const __m512i shift = _mm512_set1_epi32(static_cast<int>(job.weight_shift));
  const __m512i words = _mm512_i32gather_epi32(_mm512_srlv_epi32(hash, shift), job.weights, 1);
  return _mm512_srai_epi32(_mm512_slli_epi32(words, 24), 24);
}

template <bool kQueued, bool kWeighted>
size_t scan(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue, int64_t* sum) {
  size_t count = 0;
  __m512i total = _mm512_setzero_si512();
  uint32_t i = first;
  for (; i + kStep <= last; i += kStep) {
    const __m512i even = hash_every_second(job.units + i);
    const __m512i odd = hash_every_second(job.units + i + 1);
    if constexpr (kQueued) {
      uint32_t mask =
          _pdep_u32(anchors(job, even), 0x55555555U) | _pdep_u32(anchors(job, odd), 0xAAAAAAAAU);
      for (; mask != 0; mask = _blsr_u32(mask)) {
        queue[count++] = i + _tzcnt_u32(mask);
      }
    }
    if constexpr (kWeighted) {
      total =
          _mm512_add_epi32(total, _mm512_add_epi32(weights_of(job, even), weights_of(job, odd)));
    }
  }
  alignas(64) int32_t lanes[16];
  _mm512_storeu_si512(lanes, total);
  for (const int32_t lane : lanes) {
    *sum += lane;
  }
  return count + scan_windows_scalar(job, i, last, queue + count, sum);
}

}  // namespace

size_t scan_windows_avx512(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum) {
  if (job.bitmap.words == nullptr) {
    return job.weights != nullptr ? scan<false, true>(job, first, last, queue, sum) : 0;
  }
  return job.weights != nullptr ? scan<true, true>(job, first, last, queue, sum)
                                : scan<true, false>(job, first, last, queue, sum);
}

}  // namespace seamark
