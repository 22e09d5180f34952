#include "engine/hit_index.h"

#include <algorithm>
#include <tuple>

namespace seamark {

void HitIndex::build(std::vector<ConceptHit>& hits) {
  const auto key = [](const ConceptHit& h) {
    return std::tie(h.field, h.start, h.end, h.concept_id, h.term, h.view);
  };
  std::sort(hits.begin(), hits.end(),
            [&](const ConceptHit& a, const ConceptHit& b) { return key(a) < key(b); });
  present_.reset();
  for (const ConceptHit& hit : hits) {
    present_.set(hit.concept_id);
  }
  hits_ = &hits;
}

void HitIndex::select(const ConceptSet& concepts, std::vector<uint32_t>& out) const {
  out.clear();
  if ((concepts & present_).none()) {
    return;
  }
  for (uint32_t i = 0; i < hits_->size(); ++i) {
    if (concepts.test((*hits_)[i].concept_id)) {
      out.push_back(i);
    }
  }
}

uint32_t words_apart(const ConceptHit& a, const ConceptHit& b) {
  if (a.last_word < b.first_word) {
    return b.first_word - a.last_word;
  }
  return b.last_word < a.first_word ? a.first_word - b.last_word : 0;
}

}  // namespace seamark
