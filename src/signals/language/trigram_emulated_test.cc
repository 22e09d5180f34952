#include "signals/language/trigram_emulated_internal.h"

// The kernel's own source, its intrinsics taken from SIMDe, and from here where SIMDe has none.
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/x86/avx512.h>

using __mmask16 = simde__mmask16;  // NOLINT(bugprone-reserved-identifier): the name in the kernel

static __m512i _mm512_cvtepu16_epi32(__m256i units) {  // NOLINT(bugprone-reserved-identifier)
  const __m256i low = simde_mm256_cvtepu16_epi32(simde_mm256_extracti128_si256(units, 0));
  const __m256i high = simde_mm256_cvtepu16_epi32(simde_mm256_extracti128_si256(units, 1));
  return simde_mm512_inserti64x4(simde_mm512_castsi256_si512(low), high, 1);
}

#define SEAMARK_EMULATE_AVX512
#define sum_rows_avx512 sum_rows_avx512_emulated
#include "signals/language/trigram_rows_avx512.cc"
