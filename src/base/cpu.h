#pragma once

#include <string_view>

namespace seamark {

// The widest kernels to use. All levels give the same results; they differ in speed only.
enum class SimdLevel { kScalar, kAvx2, kAvx512 };

// The best level this processor has. Constant for the life of the process; thread-safe.
// kAvx2 means AVX2 + BMI2; kAvx512 means F, BW, DQ, VL, VBMI and VBMI2.
SimdLevel best_simd_level();

std::string_view simd_level_name(SimdLevel level);

}  // namespace seamark
