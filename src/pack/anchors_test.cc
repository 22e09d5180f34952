#include "pack/anchors.h"

#include <gtest/gtest.h>

#include "pack/pack_files_test.h"

namespace seamark {

namespace {

// a.one and a.two have one term each, b.four has fifty.
std::vector<std::string> anchors_of(const std::string& when) {
  PackSource source = test::tiny_pack();
  std::string table = "term\tmatch\tweight\tgloss\tnote\n# concept: b.four\n";
  for (int i = 0; i < 50; ++i) {
    table += "four" + std::to_string(i) + "\tword\t1\tfour\n";
  }
  test::put(source, "lexicon/und.tsv", table);
  test::put(source, "rules/a.rule", test::rule_text("a.rule", when));
  Diagnostics diagnostics;
  const auto pack = compile_pack(source, diagnostics);
  EXPECT_NE(pack, nullptr) << test::format_all(diagnostics);
  std::vector<std::string> names;
  for (size_t i = 0; pack != nullptr && i < pack->concepts.size(); ++i) {
    if (pack->rules[0].anchors.test(i)) {
      names.push_back(pack->concepts[i].name);
    }
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(Anchors, AreTheRarestConjunct) {
  EXPECT_EQ(anchors_of("b.four and a.one and entity.link"), Names{"a.one"});
  EXPECT_EQ(anchors_of("any of a.one, a.two and b.four"), (Names{"a.one", "a.two"}));
  EXPECT_EQ(anchors_of("b.four within 9 words of a.two and entity.phone"), Names{"a.two"});
}

TEST(Anchors, OfAnOrNeedEveryBranch) {
  EXPECT_EQ(anchors_of("a.one or (a.two and b.four)"), (Names{"a.one", "a.two"}));
  EXPECT_EQ(anchors_of("(a.one or language is en) and b.four"), Names{"b.four"});
  EXPECT_EQ(anchors_of("a.one or not a.two"), Names{});
}

TEST(Anchors, AreNotWhatMustBeAbsent) {
  EXPECT_EQ(anchors_of("not a.one and b.four"), Names{"b.four"});
  EXPECT_EQ(anchors_of("mostly quoted and b.four"), Names{"b.four"});
}

TEST(Anchors, OfACountLeaveOutTheMostFrequent) {
  EXPECT_EQ(anchors_of("2 of a.one, a.two, b.four"), (Names{"a.one", "a.two"}));
  EXPECT_EQ(anchors_of("all of entity.link, a.two, b.four"), Names{"a.two"});
}

// A rule whose anchors are absent cannot fire: checked on every assignment of the concepts, with a
// direct evaluation of the nodes.
bool holds(const CompiledPack& pack, NodeId id, const ConceptSet& seen) {
  const Node& node = pack.nodes[id];
  const auto count = [&](bool value) {
    return std::count_if(node.children.begin(), node.children.end(),
                         [&](NodeId child) { return holds(pack, child, seen) == value; });
  };
  switch (node.kind) {
    case NodeKind::kAnyOf:
    case NodeKind::kQuoted:
      return (node.concepts & seen).any();
    case NodeKind::kCountOf:
      return (node.concepts & seen).count() >= node.number;
    case NodeKind::kAnd:
      return count(false) == 0;
    case NodeKind::kOr:
      return count(true) > 0;
    case NodeKind::kNot:
      return count(false) > 0;
    case NodeKind::kWithin:
    case NodeKind::kBefore:
    case NodeKind::kSameSentence:
      return (node.concepts & seen).any() && (node.others & seen).any();
    default:
      return true;
  }
}

TEST(Anchors, AreTouchedWheneverTheExpressionHolds) {
  for (const char* when :
       {"a.one and (a.two or b.four)", "2 of a.one, a.two, a.three, b.four",
        "2 of dd.pair, a.three, b.four", "not a.one or a.two", "dd.pair or dd.any",
        "quoted dd.any and (a.three or 2 of a.one, dd.any, b.four)",
        "a.one before b.four or all of dd.pair, a.three", "all of a.*"}) {
    SCOPED_TRACE(when);
    PackSource source = test::tiny_pack();
    test::put(source, "rules/a.rule",
              "define dd.pair a.one and a.two\ndefine dd.any any of a.two, b.four\n" +
                  test::rule_text("a.rule", when));
    Diagnostics diagnostics;
    const auto pack = compile_pack(source, diagnostics);
    ASSERT_NE(pack, nullptr) << test::format_all(diagnostics);
    const Rule& rule = pack->rules[0];
    for (unsigned bits = 0; bits < 16; ++bits) {
      const ConceptSet seen = ConceptSet(bits) << kBuiltinConcepts;
      const bool gate = rule.anchors.none() || (rule.anchors & seen).any();
      EXPECT_TRUE(gate || !holds(*pack, rule.when, seen)) << bits;
    }
  }
}

TEST(Anchors, CountsOfDefinitionsMeanThatManyEntriesHold) {
  PackSource source = test::tiny_pack();
  test::put(source, "rules/a.rule",
            "define dd.pair a.one and a.two\n" +
                test::rule_text("a.rule", "2 of dd.pair, a.three, b.four"));
  Diagnostics diagnostics;
  const auto pack = compile_pack(source, diagnostics);
  ASSERT_NE(pack, nullptr) << test::format_all(diagnostics);
  for (unsigned bits = 0; bits < 16; ++bits) {
    const unsigned entries = ((bits & 3U) == 3U ? 1U : 0U) + ((bits >> 2U) & 1U) + (bits >> 3U);
    EXPECT_EQ(holds(*pack, pack->rules[0].when, ConceptSet(bits) << kBuiltinConcepts), entries >= 2)
        << bits;
  }
}

}  // namespace

}  // namespace seamark
