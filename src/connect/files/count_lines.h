#pragma once

#include <cstddef>
#include <string_view>

namespace seamark::files {

// The number of line ends in `bytes`.
size_t count_lines(std::string_view bytes);

}  // namespace seamark::files
