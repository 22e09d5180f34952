#pragma once

#include <string>

#include "pack/compile.h"

namespace seamark {

// "sha256:<64 hex>" of the pack's files: path, length and bytes of each, by path. CARD.md and
// tests/ are left out: they say how well a pack does, not what it does. The order of files does not
// matter.
std::string pack_digest(const PackSource& source);

}  // namespace seamark
