#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/hit_index.h"
#include "pack/compiled_pack.h"
#include "signals/document.h"

namespace seamark {

// Evaluates rule expressions over the hits of one post. Every node is computed at most once a post.
// Thread-bound. Cost: the nodes asked for; a proximity node compares each hit with its neighbours
// only.
class RuleEvaluator {
 public:
  explicit RuleEvaluator(const CompiledPack& pack);

  // A new post. Keeps the references until the next call. `language` is the code of the text.
  void begin(const Document& document, const HitIndex& index, std::string_view language);

  bool holds(NodeId node);

  // The value of the last alternative whose condition holds.
  template <typename T>
  const T& choose(const Conditional<T>& conditional) {
    const T* value = &conditional.value;
    for (const auto& alternative : conditional.alternatives) {
      value = holds(alternative.condition) ? &alternative.value : value;
    }
    return *value;
  }

 private:
  enum class Memo : uint8_t { kUnknown, kFalse, kTrue };

  bool compute(const Node& node);
  bool count_of(const Node& node) const;
  size_t first_in_reach(const ConceptHit& a, size_t from, uint32_t reach) const;
  bool near_pair(const Node& node);
  bool pair_holds(const Node& node, const ConceptHit& a, const ConceptHit& b) const;
  bool all_quoted(const Node& node);
  bool language_is(const Node& node) const;
  bool regex_seen(uint32_t pattern);

  const CompiledPack& pack_;
  const Document* document_ = nullptr;
  const HitIndex* index_ = nullptr;
  std::string_view language_;
  std::vector<Memo> memo_;
  std::vector<uint32_t> left_;
  std::vector<uint32_t> right_;
  std::unique_ptr<RegexSet::Scratch, void (*)(RegexSet::Scratch*)> scratch_;
  std::vector<RegexHit> regex_hits_;
  std::vector<bool> regex_seen_;
  bool regex_run_ = false;
};

}  // namespace seamark
