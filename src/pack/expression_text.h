#pragma once

#include <string>

#include "pack/compiled_pack.h"

namespace seamark {

// A compiled expression as text of the rule language, definitions written out: what `rules show`
// prints. Reading it gives the same expression again. Cost: linear in the expression with shared
// parts repeated, at most a few thousand steps.
std::string expression_text(const CompiledPack& pack, NodeId node);

}  // namespace seamark
