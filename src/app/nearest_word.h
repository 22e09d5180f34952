#pragma once

#include <string_view>
#include <vector>

namespace seamark::app {

// The first of `words` that is at most two edits (a letter added, dropped, changed, or two swapped)
// from what was typed; empty: none.
std::string_view nearest_word(std::string_view typed, const std::vector<std::string_view>& words);

}  // namespace seamark::app
