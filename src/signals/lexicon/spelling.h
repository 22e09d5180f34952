#pragma once

#include <string_view>

namespace seamark::lexicon {

// True when the original is the authored spelling, letter for letter and accent for accent, but for
// case. Cost: linear.
bool spelled_as(std::string_view original, std::string_view authored);

}  // namespace seamark::lexicon
