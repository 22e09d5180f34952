#include "engine/rule_eval.h"

#include <random>

#include <gtest/gtest.h>

namespace seamark {
namespace {

constexpr ConceptId kA = 20;
constexpr ConceptId kB = 21;

ConceptSet set_of(std::initializer_list<size_t> ids) {
  ConceptSet set;
  for (const size_t id : ids) {
    set.set(id);
  }
  return set;
}

ConceptHit hit_at(ConceptId id, uint32_t word, uint32_t words, Field field = Field::kText) {
  return {.concept_id = id,
          .field = field,
          .start = word * 10,
          .end = (word + words) * 10 - 1,
          .first_word = word,
          .last_word = word + words - 1,
          .sentence = word / 8};
}

class Evaluated {
 public:
  Evaluated(std::vector<Node> nodes, std::vector<ConceptHit> hits) : hits_(std::move(hits)) {
    pack_.nodes = std::move(nodes);
    pack_.concepts.resize(32);
    index_.build(hits_);
  }

  bool last() {
    RuleEvaluator evaluator(pack_);
    evaluator.begin(document_, index_, "ar-Latn");
    return evaluator.holds(static_cast<NodeId>(pack_.nodes.size() - 1));
  }

 private:
  CompiledPack pack_;
  std::vector<ConceptHit> hits_;
  HitIndex index_;
  Document document_;
};

// The definition, without the moving pointer.
bool naive_pair(const Node& node, const std::vector<ConceptHit>& hits) {
  for (const ConceptHit& a : hits) {
    for (const ConceptHit& b : hits) {
      const bool asked = node.concepts.test(a.concept_id) && node.others.test(b.concept_id);
      const bool same_place = a.start == b.start && a.end == b.end;
      if (!asked || a.field != b.field || same_place) {
        continue;
      }
      const uint32_t apart = words_apart(a, b);
      const bool holds = node.kind == NodeKind::kWithin ? apart <= node.number
                         : node.kind == NodeKind::kBefore
                             ? a.end <= b.start && (node.number == 0 || apart <= node.number)
                             : a.sentence == b.sentence;
      if (holds) {
        return true;
      }
    }
  }
  return false;
}

TEST(RuleEvaluator, PlaceOperatorsEqualTheirDefinitionOnRandomHits) {
  std::mt19937 random(20261123);  // NOLINT(cert-msc51-cpp): a fixed seed, so that a failure repeats
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  int held = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<ConceptHit> hits;
    for (uint32_t i = below(7); i > 0; --i) {
      hits.push_back(hit_at(below(2) == 0 ? kA : kB, below(60), 1 + below(6),
                            below(4) == 0 ? Field::kBio : Field::kText));
    }
    Node node{.kind = std::array{NodeKind::kWithin, NodeKind::kBefore, NodeKind::kSameSentence}.at(
                  below(3)),
              .number = below(20),
              .concepts = set_of({kA}),
              .others = below(3) == 0 ? set_of({kA, kB}) : set_of({kB})};
    const bool expected = naive_pair(node, hits);
    held += expected ? 1 : 0;
    ASSERT_EQ(Evaluated({node}, hits).last(), expected) << "round " << round;
  }
  EXPECT_GT(held, 2000);
  EXPECT_LT(held, 18000);
}

TEST(RuleEvaluator, OneReadingOfTheSameWordsIsNotAPair) {
  const Node node{
      .kind = NodeKind::kWithin, .number = 5, .concepts = set_of({kA}), .others = set_of({kB})};
  EXPECT_FALSE(Evaluated({node}, {hit_at(kA, 3, 2), hit_at(kB, 3, 2)}).last());
  EXPECT_TRUE(Evaluated({node}, {hit_at(kA, 3, 2), hit_at(kB, 5, 2)}).last());
}

TEST(RuleEvaluator, CountsDifferentConceptsNotHits) {
  const Node two{.kind = NodeKind::kCountOf, .number = 2, .concepts = set_of({kA, kB})};
  EXPECT_FALSE(Evaluated({two}, {hit_at(kA, 1, 1), hit_at(kA, 5, 1)}).last());
  EXPECT_TRUE(Evaluated({two}, {hit_at(kA, 1, 1), hit_at(kB, 5, 1)}).last());
}

TEST(RuleEvaluator, QuotedNeedsAHitAndEveryHitQuoted) {
  const Node quoted{.kind = NodeKind::kQuoted, .concepts = set_of({kA})};
  ConceptHit inside = hit_at(kA, 1, 1);
  inside.quoted = true;
  EXPECT_FALSE(Evaluated({quoted}, {}).last());
  EXPECT_TRUE(Evaluated({quoted}, {inside}).last());
  EXPECT_FALSE(Evaluated({quoted}, {inside, hit_at(kA, 9, 1)}).last());
}

TEST(RuleEvaluator, NotAndOrCombineChildren) {
  const Node a{.kind = NodeKind::kAnyOf, .concepts = set_of({kA})};
  const Node b{.kind = NodeKind::kAnyOf, .concepts = set_of({kB})};
  const Node not_b{.kind = NodeKind::kNot, .children = {1}};
  const Node both{.kind = NodeKind::kAnd, .children = {0, 2}};
  EXPECT_TRUE(Evaluated({a, b, not_b, both}, {hit_at(kA, 1, 1)}).last());
  EXPECT_FALSE(Evaluated({a, b, not_b, both}, {hit_at(kA, 1, 1), hit_at(kB, 2, 1)}).last());
}

TEST(RuleEvaluator, ALanguageIncludesItsOtherScripts) {
  EXPECT_TRUE(Evaluated({{.kind = NodeKind::kLanguageIs, .languages = {"ar"}}}, {}).last());
  EXPECT_FALSE(Evaluated({{.kind = NodeKind::kLanguageIs, .languages = {"fa"}}}, {}).last());
}

}  // namespace
}  // namespace seamark
