#include "engine/term_needs.h"

#include <algorithm>

#include "engine/hit_index.h"

namespace seamark {

void drop_unmet_needs(const CompiledPack& pack, std::vector<ConceptHit>& hits) {
  const auto needy = [&](const ConceptHit& hit) {
    return hit.term != kNoTerm && pack.terms[hit.term].needs != kNoConcept;
  };
  const auto unmet = [&](const ConceptHit& hit) {
    if (!needy(hit)) {
      return false;
    }
    const Term& term = pack.terms[hit.term];
    return std::none_of(hits.begin(), hits.end(), [&](const ConceptHit& other) {
      const bool same_words = other.start < hit.end && hit.start < other.end;
      return other.concept_id == term.needs && other.field == hit.field && !same_words &&
             words_apart(hit, other) <= term.needs_within_words;
    });
  };
  if (std::none_of(hits.begin(), hits.end(), needy)) {
    return;
  }
  std::vector<bool> drop(hits.size());
  std::transform(hits.begin(), hits.end(), drop.begin(), unmet);
  size_t kept = 0;
  for (size_t i = 0; i < hits.size(); ++i) {
    if (!drop[i]) {
      hits[kept++] = hits[i];
    }
  }
  hits.resize(kept);
}

}  // namespace seamark
