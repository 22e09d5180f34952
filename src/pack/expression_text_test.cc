#include "pack/expression_text.h"

#include <random>

#include <gtest/gtest.h>

#include "pack/pack_files_test.h"

namespace seamark {

namespace {

std::shared_ptr<const CompiledPack> compile_when(const std::string& when) {
  PackSource source = test::tiny_pack();
  test::put(source, "rules/a.rule", test::rule_text("a.rule", when));
  Diagnostics diagnostics;
  auto pack = compile_pack(source, diagnostics);
  EXPECT_NE(pack, nullptr) << when << "\n" << test::format_all(diagnostics);
  return pack;
}

std::string text_of(const std::string& when) {
  const auto pack = compile_when(when);
  return pack == nullptr ? "" : expression_text(*pack, pack->rules[0].when);
}

bool same(const CompiledPack& a, NodeId i, const CompiledPack& b, NodeId k) {
  const Node& x = a.nodes[i];
  const Node& y = b.nodes[k];
  if (x.kind != y.kind || x.concepts != y.concepts || x.others != y.others ||
      x.languages != y.languages || x.children.size() != y.children.size()) {
    return false;
  }
  if (x.kind == NodeKind::kRegex ? a.regex_patterns[x.number] != b.regex_patterns[y.number]
                                 : x.number != y.number) {
    return false;
  }
  for (size_t c = 0; c < x.children.size(); ++c) {
    if (!same(a, x.children[c], b, y.children[c])) {
      return false;
    }
  }
  return true;
}

class RandomExpression {
 public:
  explicit RandomExpression(uint32_t seed) : random_(seed) {}

  std::string any(int depth) {
    switch (depth <= 0 ? random_() % 6 : random_() % 14) {
      case 0:
        return name();
      case 1:
        return list();
      case 2:
        return "2 of a.one, a.two, " + name();
      case 3:
        return "language is en, fr";
      case 4:
        return list() + " within " + std::to_string(random_() % 20 + 1) + " words of " + name();
      case 5:
        return "all of " + name() + ", entity.phone";
      case 6:
        return "(" + any(depth - 1) + ") and (" + any(depth - 1) + ")";
      case 7:
        return any(depth - 1) + " and " + any(depth - 1);
      case 8:
        return any(depth - 1) + " or " + any(depth - 1);
      case 9:
        return "not (" + any(depth - 1) + ")";
      case 10:
        return name() + " before " + list() + (random_() % 2 == 0 ? "" : " within 4 words");
      case 11:
        return list() + " in the same sentence as (" + name() + " or " + name() + ")";
      case 12:
        return "quoted " + list();
      default:
        return "(mostly quoted or obfuscated or none of " + name() + ", a.two)";
    }
  }

 private:
  std::string name() {
    constexpr std::array<const char*, 6> kNames = {"a.one",  "a.two",        "a.three",
                                                   "b.four", "entity.phone", "a.*"};
    return kNames.at(random_() % kNames.size());
  }

  std::string list() { return "any of " + name() + ", " + name() + ", " + name(); }

  std::mt19937 random_;
};

TEST(ExpressionText, WritesWhatWasRead) {
  EXPECT_EQ(text_of("a.one and not a.two"), "a.one and not a.two");
  EXPECT_EQ(text_of("(a.one or entity.phone) and (a.two and b.four)"),
            "any of entity.phone, a.one and (a.two and b.four)");
  EXPECT_EQ(text_of("a.one within 12 word of a.*"),
            "a.one within 12 words of any of a.one, a.two, a.three");
  EXPECT_EQ(text_of("a.one before a.two within 3 words"), "a.one before a.two within 3 words");
  EXPECT_EQ(text_of("not not a.one"), "not not a.one");
  EXPECT_EQ(text_of("none of a.one, a.two"), "not any of a.one, a.two");
  EXPECT_EQ(text_of("all of a.*"), "all of a.one, a.two, a.three");
  EXPECT_EQ(text_of("2 of a.*, b.four"), "2 of a.one, a.two, a.three, b.four");
}

TEST(ExpressionText, ReadsBackAsTheSameExpression) {
  for (uint32_t seed = 0; seed < 400; ++seed) {
    const std::string when = RandomExpression(seed).any(4);
    SCOPED_TRACE(when);
    const auto first = compile_when(when);
    ASSERT_NE(first, nullptr);
    const std::string text = expression_text(*first, first->rules[0].when);
    const auto second = compile_when(text);
    ASSERT_NE(second, nullptr) << text;
    EXPECT_TRUE(same(*first, first->rules[0].when, *second, second->rules[0].when)) << text;
  }
}

}  // namespace

}  // namespace seamark
