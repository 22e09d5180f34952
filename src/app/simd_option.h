#pragma once

#include "app/arguments.h"
#include "app/command_tree.h"
#include "base/cpu.h"
#include "base/result.h"

namespace seamark::app {

OptionSpec simd_option();

// The level that --simd names, else the best. Fails when this processor does not have it.
Result<SimdLevel> simd_level(const Arguments& arguments);

}  // namespace seamark::app
