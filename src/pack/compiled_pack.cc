#include "pack/compiled_pack.h"

namespace seamark {

// A few hundred names, asked for when an engine is made: a walk is enough.
std::optional<ConceptId> CompiledPack::find_concept(std::string_view name) const {
  for (size_t i = 0; i < concepts.size(); ++i) {
    if (concepts[i].name == name) {
      return static_cast<ConceptId>(i);
    }
  }
  return std::nullopt;
}

}  // namespace seamark
