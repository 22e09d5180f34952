#pragma once

// Tests only: 512-bit instructions on any x86-64 machine, by SIMDe, and the few that it lacks.
#pragma GCC diagnostic ignored "-Wpsabi"  // wide vectors stay within one translation unit
#define SIMDE_ENABLE_NATIVE_ALIASES
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#ifdef __clang__
#include <emmintrin.h>  // has __m128bh already, made of another type
#define __m128bh simde_alias_m128bh
#endif
#include <simde/x86/avx512.h>
#ifdef __clang__
#undef __m128bh
#endif
#pragma GCC diagnostic pop

#include <cstdint>
#include <cstring>

namespace seamark::emulated {

inline simde__m512i gather(simde__m512i index, const void* base, int scale) {
  int32_t lanes[16];
  simde_mm512_storeu_si512(lanes, index);
  for (int32_t& lane : lanes) {
    std::memcpy(&lane, static_cast<const char*>(base) + static_cast<int64_t>(lane) * scale,
                sizeof(lane));
  }
  return simde_mm512_loadu_si512(lanes);
}

inline simde__m512i shift_right_signed(simde__m512i value, int count) {
  int32_t lanes[16];
  simde_mm512_storeu_si512(lanes, value);
  for (int32_t& lane : lanes) {
    lane >>= count;
  }
  return simde_mm512_loadu_si512(lanes);
}

inline uint32_t deposit(uint32_t value, uint32_t mask) {
  uint32_t out = 0;
  for (; mask != 0; mask &= mask - 1, value >>= 1U) {
    out |= (value & 1U) != 0 ? mask & (~mask + 1U) : 0U;
  }
  return out;
}

inline uint32_t trailing_zeros(uint32_t value) {
  return value == 0 ? 32U : static_cast<uint32_t>(__builtin_ctz(value));
}

}  // namespace seamark::emulated

#undef _mm512_i32gather_epi32
#undef _mm512_srai_epi32
#undef _pdep_u32
#undef _blsr_u32
#undef _tzcnt_u32
#define _mm512_i32gather_epi32(index, base, scale) ::seamark::emulated::gather(index, base, scale)
#define _mm512_srai_epi32(value, count) ::seamark::emulated::shift_right_signed(value, count)
#define _pdep_u32(value, mask) ::seamark::emulated::deposit(value, mask)
#define _blsr_u32(value) ((value) & ((value)-1U))
#define _tzcnt_u32(value) ::seamark::emulated::trailing_zeros(value)
