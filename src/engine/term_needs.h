#pragma once

#include <vector>

#include "model/signal.h"
#include "pack/compiled_pack.h"

namespace seamark {

// Removes the hits of terms whose `needs` is not met: no hit of the needed concept within its
// distance, on other words. Hits that need something do not meet each other's needs unless they
// stay. Keeps the order.
void drop_unmet_needs(const CompiledPack& pack, std::vector<ConceptHit>& hits);

}  // namespace seamark
