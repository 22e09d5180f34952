#include "engine/rule_gate.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/rule_eval.h"

namespace seamark {
namespace {

// Concepts of the random packs: built-in ones, then some with terms.
constexpr size_t kConcepts = kBuiltinConcepts + 12;

class RandomPack {
 public:
  explicit RandomPack(uint32_t seed) : random_(seed) {
    pack_.concepts.resize(kConcepts);
    for (ConceptId id = kBuiltinConcepts; id < kConcepts; ++id) {
      pack_.terms.push_back({.concept_id = id});
    }
    // The last two are shown by a place: at it, and as a destination.
    pack_.places.push_back({.place_concepts = {kConcepts - 1}, .to_concepts = {kConcepts - 2}});
    pack_.terms.resize(pack_.terms.size() - 2);
    pack_.rules.resize(1);
    pack_.rules[0].when = expression(4);
  }

  const CompiledPack& pack() const { return pack_; }

  std::vector<ConceptHit> hits() {
    std::vector<ConceptHit> out;
    bool place = false;
    for (uint32_t i = below(6); i > 0; --i) {
      const auto id = static_cast<ConceptId>(below(kConcepts));
      const uint32_t word = below(30);
      place |= id == kRouteAny || id >= kConcepts - 2;
      out.push_back({.concept_id = id,
                     .start = word * 4,
                     .end = word * 4 + 3,
                     .first_word = word,
                     .last_word = word});
    }
    if (place) {  // the entity signal shows these only beside a place
      out.push_back(
          {.concept_id = kPlaceAny, .start = 200, .end = 203, .first_word = 50, .last_word = 50});
    }
    return out;
  }

  uint32_t below(uint32_t n) { return static_cast<uint32_t>(random_() % n); }

 private:
  ConceptSet some_concepts() {
    ConceptSet set;
    for (uint32_t i = 1 + below(3); i > 0; --i) {
      set.set(below(kConcepts));
    }
    return set;
  }

  NodeId expression(int depth) {
    Node node;
    const uint32_t kind = depth == 0 ? 0 : below(8);
    if (kind < 4) {
      constexpr std::array kLeaves = {NodeKind::kAnyOf, NodeKind::kWithin, NodeKind::kCountOf,
                                      NodeKind::kSameSentence};
      node = {.kind = kLeaves.at(kind),
              .number = 1 + below(4),
              .concepts = some_concepts(),
              .others = some_concepts()};
    } else if (kind == 4) {
      node = {.kind = NodeKind::kNot, .children = {expression(depth - 1)}};
    } else {
      node.kind = kind < 7 ? NodeKind::kAnd : NodeKind::kOr;
      node.children = {expression(depth - 1), expression(depth - 1)};
    }
    pack_.nodes.push_back(node);
    return static_cast<NodeId>(pack_.nodes.size() - 1);
  }

  std::mt19937 random_;
  CompiledPack pack_;
};

TEST(RuleGate, NeverStopsARuleThatWouldFire) {
  int fired = 0;
  int stopped = 0;
  for (uint32_t seed = 0; seed < 4000; ++seed) {
    RandomPack random(seed);
    const RuleGate gate(random.pack());
    RuleEvaluator evaluator(random.pack());
    const Document document;
    for (int post = 0; post < 8; ++post) {
      std::vector<ConceptHit> hits = random.hits();
      HitIndex index;
      index.build(hits);
      evaluator.begin(document, index, "en");
      ConceptSet lexical;  // what the gate is shown: no entity, no derived concept
      for (const ConceptHit& hit : hits) {
        const bool seen = hit.concept_id == kPlaceAny ||
                          (hit.concept_id >= kBuiltinConcepts && hit.concept_id < kConcepts - 2);
        if (seen) {
          lexical.set(hit.concept_id);
        }
      }
      std::vector<uint32_t> passed;
      gate.pass(lexical, passed);
      const bool fires = evaluator.holds(random.pack().rules[0].when);
      fired += fires ? 1 : 0;
      stopped += passed.empty() ? 1 : 0;
      ASSERT_TRUE(!fires || !passed.empty()) << "seed " << seed << ", post " << post;
    }
  }
  EXPECT_GT(fired, 1000);
  EXPECT_GT(stopped, 5000);
}

TEST(RuleGate, LeavesOutRulesThatAreOff) {
  CompiledPack pack;
  pack.concepts.resize(kConcepts);
  Node any{.kind = NodeKind::kAnyOf};
  any.concepts.set(kEntityPhone);
  pack.nodes = {any};
  pack.rules.resize(2);
  pack.rules[0].when = pack.rules[1].when = 0;
  pack.rules[0].status = RuleStatus::kOff;
  std::vector<uint32_t> passed;
  RuleGate(pack).pass({}, passed);
  EXPECT_EQ(passed, std::vector<uint32_t>{1});
}

}  // namespace
}  // namespace seamark
