#include "pack/node_table.h"

#include <algorithm>
#include <utility>

namespace seamark {

namespace {

constexpr uint64_t kHitsMax = 256;       // of one post
constexpr uint64_t kRegexCost = 16'384;  // units read, at worst
constexpr uint64_t kSaturated = 1ULL << 40U;

// Pairs of hits compared at worst: 128 × 128 when no concept stands on both sides.
uint64_t pairs(const Node& node) {
  return (node.concepts & node.others).any() ? kHitsMax * (kHitsMax - 1) / 2
                                             : (kHitsMax / 2) * (kHitsMax / 2);
}

uint64_t own_cost(const Node& node) {
  const uint64_t looked_up = node.concepts.count() + node.others.count();
  switch (node.kind) {
    case NodeKind::kWithin:
    case NodeKind::kBefore:
    case NodeKind::kSameSentence:
      return looked_up + pairs(node);
    case NodeKind::kQuoted:
      return looked_up + kHitsMax;
    case NodeKind::kRegex:
      return kRegexCost;
    case NodeKind::kLanguageIs:
      return node.languages.size();
    default:
      return looked_up;
  }
}

}  // namespace

NodeId NodeTable::add(Node node) {
  Measure measure;
  measure.cost = own_cost(node);
  measure.mentioned = node.concepts | node.others;
  for (const NodeId child : node.children) {
    const Measure& below = measures_[child];
    measure.cost = std::min(measure.cost + below.cost, kSaturated);
    measure.tree = std::min(measure.tree + below.tree, kSaturated);
    measure.depth = std::max(measure.depth, below.depth + 1);
    measure.mentioned |= below.mentioned;
  }
  nodes_.push_back(std::move(node));
  measures_.push_back(measure);
  return static_cast<NodeId>(nodes_.size() - 1);
}

std::optional<ConceptSet> NodeTable::as_set(NodeId id) const {
  const Node& node = nodes_[id];
  return node.kind == NodeKind::kAnyOf ? std::optional(node.concepts) : std::nullopt;
}

}  // namespace seamark
