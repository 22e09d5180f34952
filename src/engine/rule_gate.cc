#include "engine/rule_gate.h"

#include <algorithm>
#include <optional>

namespace seamark {

namespace {

// Collects, for one rule, sets of which each must have a member among the concepts the lexicon
// shows.
class Conjuncts {
 public:
  Conjuncts(const CompiledPack& pack, const ConceptSet& visible, const ConceptSet& derived)
      : pack_(pack), visible_(visible), derived_(derived) {}

  void collect(NodeId id, std::vector<ConceptSet>& out) const {
    const Node& node = pack_.nodes[id];
    if (node.kind == NodeKind::kAnd) {
      for (const NodeId child : node.children) {
        collect(child, out);
      }
      return;
    }
    if (node.kind == NodeKind::kWithin || node.kind == NodeKind::kBefore ||
        node.kind == NodeKind::kSameSentence) {
      add(lexical(node.concepts), out);
      add(lexical(node.others), out);
      return;
    }
    add(any_of(id), out);
  }

 private:
  static void add(const std::optional<ConceptSet>& set, std::vector<ConceptSet>& out) {
    if (set.has_value()) {
      out.push_back(*set);
    }
  }

  // The same question asked of the lexicon's concepts; nothing if another signal could answer it.
  std::optional<ConceptSet> lexical(ConceptSet set) const {
    if ((set & derived_).any()) {
      set.set(kPlaceAny);  // no derived concept without a place
    }
    if ((set & ~visible_).any()) {
      return std::nullopt;
    }
    return set;
  }

  // A set that must be touched for the node to hold; nothing if there is none.
  std::optional<ConceptSet> any_of(NodeId id) const {
    const Node& node = pack_.nodes[id];
    switch (node.kind) {
      case NodeKind::kAnyOf:
      case NodeKind::kCountOf:
      case NodeKind::kQuoted:
        return lexical(node.concepts);
      case NodeKind::kOr:
        return union_of(node);
      case NodeKind::kAnd:
      case NodeKind::kWithin:
      case NodeKind::kBefore:
      case NodeKind::kSameSentence:
        return smallest_of(id);
      case NodeKind::kNot:
      case NodeKind::kMostlyQuoted:
      case NodeKind::kObfuscated:
      case NodeKind::kLanguageIs:
      case NodeKind::kRegex:
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<ConceptSet> union_of(const Node& node) const {
    ConceptSet all;
    for (const NodeId child : node.children) {
      const std::optional<ConceptSet> set = any_of(child);
      if (!set.has_value()) {
        return std::nullopt;
      }
      all |= *set;
    }
    return all;
  }

  std::optional<ConceptSet> smallest_of(NodeId id) const {
    std::vector<ConceptSet> sets;
    collect(id, sets);
    const auto best = std::min_element(
        sets.begin(), sets.end(),
        [](const ConceptSet& a, const ConceptSet& b) { return a.count() < b.count(); });
    return best == sets.end() ? std::nullopt : std::optional(*best);
  }

  const CompiledPack& pack_;
  const ConceptSet& visible_;
  const ConceptSet& derived_;
};

// Concepts that places and routes stand for.
ConceptSet derived_of(const CompiledPack& pack) {
  ConceptSet derived;
  derived.set(kRouteAny);
  for (const Place& place : pack.places) {
    for (const auto* concepts : {&place.place_concepts, &place.to_concepts, &place.from_concepts}) {
      for (const ConceptId id : *concepts) {
        derived.set(id);
      }
    }
  }
  return derived;
}

// How often, by number of terms, one of `set` may be expected.
size_t expected_hits(const ConceptSet& set, const std::vector<size_t>& terms_of) {
  size_t total = 0;
  for (size_t id = 0; id < terms_of.size(); ++id) {
    total += set.test(id) ? terms_of[id] + 1 : 0;
  }
  return total;
}

}  // namespace

RuleGate::RuleGate(const CompiledPack& pack) : by_concept_(pack.concepts.size()) {
  std::vector<size_t> terms_of(pack.concepts.size(), 0);
  for (const Term& term : pack.terms) {
    visible_.set(term.concept_id);
    terms_of[term.concept_id] += 1;
  }
  visible_.set(kPlaceAny);
  derived_ = derived_of(pack);
  visible_ |= derived_;

  const Conjuncts conjuncts(pack, visible_, derived_);
  for (uint32_t rule = 0; rule < pack.rules.size(); ++rule) {
    if (pack.rules[rule].status == RuleStatus::kOff) {
      continue;
    }
    Entry entry{rule, {}};
    conjuncts.collect(pack.rules[rule].when, entry.conjuncts);
    std::sort(entry.conjuncts.begin(), entry.conjuncts.end(),
              [&](const ConceptSet& a, const ConceptSet& b) {
                return expected_hits(a, terms_of) < expected_hits(b, terms_of);
              });
    add(std::move(entry));
  }
}

void RuleGate::add(Entry entry) {
  const auto index = static_cast<uint32_t>(entries_.size());
  if (entry.conjuncts.empty()) {
    always_.push_back(index);
  }
  for (size_t id = 0; id < by_concept_.size() && !entry.conjuncts.empty(); ++id) {
    if (entry.conjuncts.front().test(id)) {
      by_concept_[id].push_back(index);
    }
  }
  entries_.push_back(std::move(entry));
}

void RuleGate::pass(const ConceptSet& present, std::vector<uint32_t>& rules) const {
  const size_t begin = rules.size();
  const auto try_entry = [&](const Entry& entry) {
    const bool holds = std::all_of(entry.conjuncts.begin(), entry.conjuncts.end(),
                                   [&](const ConceptSet& set) { return (set & present).any(); });
    if (holds) {
      rules.push_back(entry.rule);
    }
  };
  for (const uint32_t index : always_) {
    try_entry(entries_[index]);
  }
  for (size_t id = present._Find_first(); id < by_concept_.size(); id = present._Find_next(id)) {
    for (const uint32_t index : by_concept_[id]) {
      try_entry(entries_[index]);
    }
  }
  std::sort(rules.begin() + static_cast<std::ptrdiff_t>(begin), rules.end());
  rules.erase(std::unique(rules.begin() + static_cast<std::ptrdiff_t>(begin), rules.end()),
              rules.end());
}

}  // namespace seamark
