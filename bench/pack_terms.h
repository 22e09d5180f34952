#pragma once

#include <string>
#include <vector>

#include "pack/compile.h"

namespace seamark::bench {

// What the baseline needs of a pack: the terms of all lexicons and the names of the gazetteer, as
// authored.
std::vector<std::string> pack_terms(const PackSource& source);

// The expert patterns of the rules; a stand-in of three when the pack has none.
std::vector<std::string> pack_patterns(const PackSource& source);

}  // namespace seamark::bench
