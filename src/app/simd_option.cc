#include "app/simd_option.h"

#include <string>

namespace seamark::app {

OptionSpec simd_option() {
  return {"--simd",
          "",
          "LEVEL",
          "the kernels to use (default: the best); the results are the same",
          {"scalar", "avx2", "avx512"}};
}

Result<SimdLevel> simd_level(const Arguments& arguments) {
  const std::string_view name = arguments.value("--simd", "");
  for (const SimdLevel level : {SimdLevel::kScalar, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    if (name == simd_level_name(level)) {
      if (level > best_simd_level()) {
        return Error(ErrorCode::kInvalid, "--simd: this processor has no " + std::string(name));
      }
      return level;
    }
  }
  return best_simd_level();
}

}  // namespace seamark::app
