#pragma once

#include <vector>

#include "pack/compiled_pack.h"

namespace seamark {

// How often each concept is to be expected in ordinary posts, as a rough order: signals' concepts
// by a fixed guess, others by how many terms they have.
std::vector<uint64_t> expected_concepts(const std::vector<Concept>& concepts,
                                        const std::vector<Term>& terms,
                                        const std::vector<Place>& places);

// A set of concepts of which a post must have one for the node to hold: the rarest such set that
// the node gives. Empty when there is none, as for `not` and `language is`. Cost: the nodes below,
// each once. REQUIRES: the expression keeps the limits of node_table.h.
ConceptSet rarest_anchors(const std::vector<Node>& nodes, NodeId root,
                          const std::vector<uint64_t>& expected);

}  // namespace seamark
