#pragma once

#include <cstdint>
#include <vector>

#include "model/signal.h"
#include "pack/rule.h"

namespace seamark {

// The hits of one post, ordered by place and found by concept. Rebuilt per post, its room reused.
class HitIndex {
 public:
  // Sorts `hits` by field and start, and indexes them; keeps a reference until the next call.
  void build(std::vector<ConceptHit>& hits);

  const std::vector<ConceptHit>& hits() const { return *hits_; }

  const ConceptSet& present() const { return present_; }

  // Writes the indexes of the hits of any of `concepts`, in order of place.
  void select(const ConceptSet& concepts, std::vector<uint32_t>& out) const;

 private:
  const std::vector<ConceptHit>* hits_ = nullptr;
  ConceptSet present_;
};

// Words between the nearest ends of two hits of one field; 0 when they touch or overlap.
uint32_t words_apart(const ConceptHit& a, const ConceptHit& b);

}  // namespace seamark
