#pragma once

#include <string_view>

namespace seamark::app {

// The project's version, given by the build.
constexpr std::string_view kVersion = SEAMARK_VERSION;

}  // namespace seamark::app
