#include "signals/language/best_lane.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace seamark::language {

namespace {

constexpr int16_t kLowest = INT16_MIN;

#if defined(__SSE2__)
constexpr size_t kLanes = 8;

__m128i load(const int16_t* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}

void store(int16_t* p, __m128i v) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(p), v);
}

int16_t largest(__m128i v) {
  v = _mm_max_epi16(v, _mm_unpackhi_epi64(v, v));
  v = _mm_max_epi16(v, _mm_srli_epi64(v, 32));
  v = _mm_max_epi16(v, _mm_srli_epi32(v, 16));
  return static_cast<int16_t>(_mm_cvtsi128_si32(v));
}

// Writes the sums that count, and kLowest for others, to `masked`; returns the largest.
int16_t mask_sums(const int16_t* sums, const LaneMask& mask, size_t lanes, int16_t* masked) {
  const __m128i lowest = _mm_set1_epi16(kLowest);
  __m128i best = lowest;
  for (size_t i = 0; i < lanes; i += kLanes) {
    const __m128i counts = load(mask.data() + i);
    const __m128i eight =
        _mm_or_si128(_mm_and_si128(counts, load(sums + i)), _mm_andnot_si128(counts, lowest));
    store(masked + i, eight);
    best = _mm_max_epi16(best, eight);
  }
  return largest(best);
}

// A bit for each of the lanes that hold `value`.
uint64_t lanes_with(const int16_t* masked, size_t lanes, int16_t value) {
  const __m128i wanted = _mm_set1_epi16(value);
  uint64_t bits = 0;
  for (size_t i = 0; i < lanes; i += 2 * kLanes) {
    const __m128i equal = _mm_packs_epi16(_mm_cmpeq_epi16(load(masked + i), wanted),
                                          _mm_cmpeq_epi16(load(masked + i + kLanes), wanted));
    bits |= static_cast<uint64_t>(_mm_movemask_epi8(equal)) << i;
  }
  return bits;
}

int16_t largest_of(const int16_t* masked, size_t lanes) {
  __m128i best = load(masked);
  for (size_t i = kLanes; i < lanes; i += kLanes) {
    best = _mm_max_epi16(best, load(masked + i));
  }
  return largest(best);
}
#else
int16_t largest_of(const int16_t* masked, size_t lanes) {
  int16_t best = kLowest;
  for (size_t i = 0; i < lanes; ++i) {
    best = masked[i] > best ? masked[i] : best;
  }
  return best;
}

int16_t mask_sums(const int16_t* sums, const LaneMask& mask, size_t lanes, int16_t* masked) {
  for (size_t i = 0; i < lanes; ++i) {
    masked[i] = mask[i] != 0 ? sums[i] : kLowest;
  }
  return largest_of(masked, lanes);
}

uint64_t lanes_with(const int16_t* masked, size_t lanes, int16_t value) {
  uint64_t bits = 0;
  for (size_t i = 0; i < lanes; ++i) {
    bits |= uint64_t{masked[i] == value} << i;
  }
  return bits;
}
#endif

}  // namespace

BestLane best_lane(const int16_t* sums, const LaneMask& mask, uint32_t blocks) {
  static_assert(kLanesPerBlock * kBlocksMax <= 64);
  const size_t lanes = size_t{blocks} * kLanesPerBlock;
  LaneMask masked;
  const int16_t best = mask_sums(sums, mask, lanes, masked.data());
  const uint64_t winners = lanes_with(masked.data(), lanes, best);
  const auto lane = static_cast<size_t>(__builtin_ctzll(winners));
  if ((winners & (winners - 1)) != 0) {
    return {lane, best, best};
  }
  masked[lane] = kLowest;
  return {lane, best, largest_of(masked.data(), lanes)};
}

}  // namespace seamark::language
