#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pack/rule.h"

namespace seamark {

// Limits of one expression with its definitions written out; they bound evaluation time and
// recursion.
constexpr uint32_t kNodeDepthMax = 64;
constexpr uint64_t kNodeTreeMax = 4096;
constexpr uint64_t kRuleCostMax = 4'000'000;

// The compiled nodes of a pack, children before parents, and what they cost.
class NodeTable {
 public:
  NodeId add(Node node);

  const std::vector<Node>& nodes() const { return nodes_; }

  std::vector<Node> take() && { return std::move(nodes_); }

  // Concepts looked up plus pairs compared at worst, with shared nodes counted each time they are
  // met.
  uint64_t cost(NodeId id) const { return measures_[id].cost; }

  uint64_t tree_size(NodeId id) const { return measures_[id].tree; }

  uint32_t depth(NodeId id) const { return measures_[id].depth; }

  // The concepts that the node stands for when it says no more than "any of" them.
  std::optional<ConceptSet> as_set(NodeId id) const;

  // Every concept below the node.
  ConceptSet mentioned(NodeId id) const { return measures_[id].mentioned; }

 private:
  struct Measure {
    uint64_t cost = 0;
    uint64_t tree = 1;
    uint32_t depth = 1;
    ConceptSet mentioned;
  };

  std::vector<Node> nodes_;
  std::vector<Measure> measures_;
};

}  // namespace seamark
