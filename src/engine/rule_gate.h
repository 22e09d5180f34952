#pragma once

#include <cstdint>
#include <vector>

#include "pack/compiled_pack.h"

namespace seamark {

// Rules out, from the lexicon's concepts alone, every rule that cannot fire: what lets an ordinary
// post go without entities, positions or evaluation. A rule passes when each of its conjuncts that
// the lexicon can see has a concept present. Immutable: thread-safe.
class RuleGate {
 public:
  explicit RuleGate(const CompiledPack& pack);

  // Appends the indexes of the rules that may fire, ascending. Cost: the rules of the concepts
  // present.
  void pass(const ConceptSet& present, std::vector<uint32_t>& rules) const;

 private:
  struct Entry {
    uint32_t rule;
    std::vector<ConceptSet> conjuncts;  // each needs one of its concepts
  };

  void add(Entry entry);

  ConceptSet visible_;  // concepts that lexicon hits can show
  ConceptSet derived_;  // shown by the entity signal when a place is present
  std::vector<Entry> entries_;
  std::vector<std::vector<uint32_t>> by_concept_;  // entries whose first conjunct holds the concept
  std::vector<uint32_t> always_;                   // entries that the lexicon cannot rule out
};

}  // namespace seamark
