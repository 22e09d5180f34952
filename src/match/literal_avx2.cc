#include <immintrin.h>

#include "match/literal_kernels_internal.h"
#include "match/literal_words_internal.h"

// Compiled with AVX2 flags: nothing here may call an inline function of another header, which the
// linker could then pick for everybody. Hence raw pointers, and window_hash spelled out.
namespace seamark {
namespace {

constexpr uint32_t kStep = 16;

__m256i load(const char16_t* units) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(units));
}

// The hashes at units, units + 2, … units + 14: a 32-byte load is eight unit pairs as they lie.
__m256i hash_every_second(const char16_t* units) {
  const __m256i low =
      _mm256_mullo_epi32(load(units), _mm256_set1_epi32(static_cast<int>(0x9E3779B1U)));
  const __m256i high =
      _mm256_mullo_epi32(load(units + 2), _mm256_set1_epi32(static_cast<int>(0x85EBCA77U)));
  return _mm256_add_epi32(low, high);
}

// One bit per hash whose bit is set in the bitmap.
uint32_t anchors(const WindowJob& job, __m256i hash) {
  const __m256i bit = _mm256_srl_epi32(hash, _mm_cvtsi32_si128(static_cast<int>(job.bitmap.shift)));
  const __m256i words = _mm256_i32gather_epi32(reinterpret_cast<const int*>(job.bitmap.words),
                                               _mm256_srli_epi32(bit, 5), 4);
  const __m256i thirty_one = _mm256_set1_epi32(31);
  const __m256i at_top = _mm256_sllv_epi32(words, _mm256_andnot_si256(bit, thirty_one));
  return static_cast<uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(at_top)));
}

// Plain loads: on Zen 3 they beat a second gather by a tenth.
int32_t sum_weights(const WindowJob& job, __m256i even, __m256i odd) {
  alignas(32) uint32_t at[kStep];
  const __m128i shift = _mm_cvtsi32_si128(static_cast<int>(job.weight_shift));
  _mm256_store_si256(reinterpret_cast<__m256i*>(at), _mm256_srl_epi32(even, shift));
  _mm256_store_si256(reinterpret_cast<__m256i*>(at + 8), _mm256_srl_epi32(odd, shift));
  asm volatile(""
               : "+m"(at));  // else the compiler extracts lanes, which is slower than loading them
  int32_t sum = 0;
  for (const uint32_t i : at) {
    sum += job.weights[i];
  }
  return sum;
}

// Of the first `count` of the 16 windows.
int32_t sum_first_weights(const WindowJob& job, __m256i even, __m256i odd, uint32_t count) {
  uint32_t at[2][kStep / 2];
  const __m128i shift = _mm_cvtsi32_si128(static_cast<int>(job.weight_shift));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(at[0]), _mm256_srl_epi32(even, shift));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(at[1]), _mm256_srl_epi32(odd, shift));
  int32_t sum = 0;
  for (uint32_t i = 0; i < count; ++i) {
    sum += job.weights[at[i % 2][i / 2]];
  }
  return sum;
}

// Positions of the mask, two without a branch: there is rarely a third.
size_t push(uint32_t mask, uint32_t base, uint32_t* queue) {
  size_t count = 0;
  for (int i = 0; i < 2; ++i) {
    queue[count] = base + _tzcnt_u32(mask);
    count += mask != 0 ? 1 : 0;
    mask = _blsr_u32(mask);
  }
  while (mask != 0) {
    queue[count++] = base + _tzcnt_u32(mask);
    mask = _blsr_u32(mask);
  }
  return count;
}

uint32_t positions(const WindowJob& job, __m256i even, __m256i odd) {
  return _pdep_u32(anchors(job, even), 0x5555U) | _pdep_u32(anchors(job, odd), 0xAAAAU);
}

template <bool kQueued, bool kWeighted>
size_t scan(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue, int64_t* sum) {
  size_t count = 0;
  int64_t total = 0;
  uint32_t i = first;
  for (; i + kStep <= last; i += kStep) {
    const __m256i even = hash_every_second(job.units + i);
    const __m256i odd = hash_every_second(job.units + i + 1);
    if constexpr (kQueued) {
      count += push(positions(job, even, odd), i, queue + count);
    }
    if constexpr (kWeighted) {
      total += sum_weights(job, even, odd);
    }
  }
  if (i < last) {
    const __m256i even = hash_every_second(job.units + i);
    const __m256i odd = hash_every_second(job.units + i + 1);
    if constexpr (kQueued) {
      count += push(_bzhi_u32(positions(job, even, odd), last - i), i, queue + count);
    }
    if constexpr (kWeighted) {
      total += sum_first_weights(job, even, odd, last - i);
    }
  }
  *sum += total;
  return count;
}

// The bytes of 32 units: low bytes and high bytes, in order.
struct Bytes {
  __m256i low;
  __m256i high;
};

Bytes split(const char16_t* units) {
  const __m256i a = load(units);
  const __m256i b = load(units + 16);
  const __m256i byte = _mm256_set1_epi16(0xFF);
  const __m256i low = _mm256_packus_epi16(_mm256_and_si256(a, byte), _mm256_and_si256(b, byte));
  const __m256i high = _mm256_packus_epi16(_mm256_srli_epi16(a, 8), _mm256_srli_epi16(b, 8));
  return {_mm256_permute4x64_epi64(low, 0xD8), _mm256_permute4x64_epi64(high, 0xD8)};
}

__m256i look_up(const uint8_t* row, __m256i nibbles) {
  const __m128i table = _mm_load_si128(reinterpret_cast<const __m128i*>(row));
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), nibbles);
}

// The buckets whose four rows from `rows` on allow each unit.
__m256i buckets(const uint8_t* rows, Bytes units) {
  const __m256i nibble = _mm256_set1_epi8(15);
  const __m256i n0 = _mm256_and_si256(units.low, nibble);
  const __m256i n1 = _mm256_and_si256(_mm256_srli_epi16(units.low, 4), nibble);
  const __m256i n2 = _mm256_and_si256(units.high, nibble);
  const __m256i n3 = _mm256_and_si256(_mm256_srli_epi16(units.high, 4), nibble);
  return _mm256_and_si256(_mm256_and_si256(look_up(rows, n0), look_up(rows + 16, n1)),
                          _mm256_and_si256(look_up(rows + 32, n2), look_up(rows + 48, n3)));
}

uint64_t mask_of(__m256i bytes) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(bytes));
}

uint64_t starts_of_32(const char16_t* units, const uint8_t* rows) {
  const __m256i pass =
      _mm256_and_si256(buckets(rows, split(units)), buckets(rows + 64, split(units + 1)));
  return ~mask_of(_mm256_cmpeq_epi8(pass, _mm256_setzero_si256())) & 0xFFFFFFFFU;
}

}  // namespace

size_t scan_windows_avx2(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                         int64_t* sum) {
  if (job.bitmap.words == nullptr) {
    return job.weights != nullptr ? scan<false, true>(job, first, last, queue, sum) : 0;
  }
  return job.weights != nullptr ? scan<true, true>(job, first, last, queue, sum)
                                : scan<true, false>(job, first, last, queue, sum);
}

uint64_t short_starts_avx2(const char16_t* units, const ShortFilter& filter) {
  const auto* rows = reinterpret_cast<const uint8_t*>(&filter.rows);
  return starts_of_32(units, rows) | (starts_of_32(units + 32, rows) << 32U);
}

const LiteralKernels kLiteralAvx2 = {scan_windows_avx2, short_starts_avx2, find_edges, queue_words};
const LiteralKernels kLiteralAvx512 = {scan_windows_avx512, short_starts_avx2, find_edges,
                                       queue_words};

}  // namespace seamark
