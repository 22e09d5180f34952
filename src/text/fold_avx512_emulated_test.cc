// The AVX-512 kernel itself, compiled over the emulated intrinsics, for fold_levels_test.cc.
#define SEAMARK_EMULATE_AVX512
#include "text/fold_avx512.cc"  // NOLINT(bugprone-suspicious-include)
