#include "pack/anchors.h"

#include <algorithm>
#include <array>

namespace seamark {

namespace {

// Of one thousand ordinary posts, a guess: links and handles are common, routes are not.
constexpr std::array<uint64_t, kBuiltinConcepts> kExpectedBuiltin = {
    300, 100, 3000, 2500, 400, 200, 1500, 600, 1500, 150, 200, 100};

uint64_t weight_of(const ConceptSet& set, const std::vector<uint64_t>& expected) {
  uint64_t sum = 0;
  for (size_t i = 0; i < expected.size(); ++i) {
    sum += set.test(i) ? expected[i] : 0;
  }
  return sum;
}

ConceptSet rarer(const ConceptSet& a, const ConceptSet& b, const std::vector<uint64_t>& expected) {
  if (a.none() || b.none()) {
    return a | b;
  }
  return weight_of(b, expected) < weight_of(a, expected) ? b : a;
}

// `number` different ones of a set are there: so is one of any size - number + 1 of them. The
// rarest.
ConceptSet rarest_of_count(const Node& node, const std::vector<uint64_t>& expected) {
  std::vector<size_t> ids;
  for (size_t i = 0; i < expected.size(); ++i) {
    if (node.concepts.test(i)) {
      ids.push_back(i);
    }
  }
  std::stable_sort(ids.begin(), ids.end(),
                   [&](size_t a, size_t b) { return expected[a] < expected[b]; });
  ConceptSet set;
  for (size_t i = 0; i + node.number <= ids.size(); ++i) {
    set.set(ids[i]);
  }
  return set;
}

}  // namespace

std::vector<uint64_t> expected_concepts(const std::vector<Concept>& concepts,
                                        const std::vector<Term>& terms,
                                        const std::vector<Place>& places) {
  std::vector<uint64_t> expected(concepts.size(), 1);
  std::copy(kExpectedBuiltin.begin(), kExpectedBuiltin.end(), expected.begin());
  const auto count = [&](const std::vector<ConceptId>& ids, uint64_t by) {
    for (const ConceptId id : ids) {
      expected[id] += by;
    }
  };
  for (const Term& term : terms) {
    if (term.place == kNoPlace) {
      expected[term.concept_id] += term.common ? 20 : 2;
      continue;
    }
    count(places[term.place].place_concepts, 4);
    count(places[term.place].to_concepts, 1);
    count(places[term.place].from_concepts, 1);
  }
  return expected;
}

ConceptSet rarest_anchors(const std::vector<Node>& nodes, NodeId root,
                          const std::vector<uint64_t>& expected) {
  const Node& node = nodes[root];
  ConceptSet best;
  switch (node.kind) {
    case NodeKind::kAnyOf:
    case NodeKind::kQuoted:
      return node.concepts;
    case NodeKind::kCountOf:
      return rarest_of_count(node, expected);
    case NodeKind::kWithin:
    case NodeKind::kBefore:
    case NodeKind::kSameSentence:
      return rarer(node.concepts, node.others, expected);
    case NodeKind::kAnd:
      for (const NodeId child : node.children) {
        best = rarer(best, rarest_anchors(nodes, child, expected), expected);
      }
      return best;
    case NodeKind::kOr:
      for (const NodeId child : node.children) {
        const ConceptSet set = rarest_anchors(nodes, child, expected);
        if (set.none()) {
          return {};
        }
        best |= set;
      }
      return best;
    default:
      return {};
  }
}

}  // namespace seamark
