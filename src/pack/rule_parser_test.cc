#include <gtest/gtest.h>

#include "pack/nearest_name.h"
#include "pack/pack_files_test.h"
#include "pack/rule_lexer.h"
#include "pack/rule_syntax.h"

namespace seamark {

namespace {

std::vector<Token> lex(const std::string& line, Diagnostics& diagnostics) {
  SourceFile file("a.rule", line, diagnostics);
  std::vector<Token> tokens;
  lex_line(file, 1, file.lines().front(), tokens);
  return tokens;
}

TEST(RuleLexer, CutsALineIntoWordsStringsAndMarks) {
  Diagnostics diagnostics;
  const std::string line = "any of a.b, c.*  (\"x \\\" \\\\ y\") zero-width -2.5";
  const auto tokens = lex(line, diagnostics);
  ASSERT_EQ(tokens.size(), 10U);
  EXPECT_EQ(tokens[2].text, "a.b");
  EXPECT_EQ(tokens[3].kind, TokenKind::kComma);
  EXPECT_EQ(tokens[4].text, "c.*");
  EXPECT_EQ(tokens[5].kind, TokenKind::kOpen);
  EXPECT_EQ(string_value(tokens[6]), "x \" \\ y");
  EXPECT_EQ(tokens[8].text, "zero-width");
  EXPECT_EQ(tokens[9].text, "-2.5");
  EXPECT_TRUE(diagnostics.items().empty());
}

TEST(RuleLexer, CountsColumnsInCodePoints) {
  Diagnostics diagnostics;
  const std::string line = "\"قارب 🚤\" x ؟";
  const auto tokens = lex(line, diagnostics);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].at.column, 1U);
  EXPECT_EQ(tokens[0].at.width, 8U);
  EXPECT_EQ(tokens[1].at.column, 10U);
  ASSERT_EQ(diagnostics.errors(), 1U);
  EXPECT_EQ(diagnostics.items()[0].column, 12U);
}

TEST(RuleLexer, UndoesWhatQuotingDid) {
  Diagnostics diagnostics;
  for (const std::string text : {"", "plain", "a\"b", "\\", "\\\\\"", "كلمة"}) {
    const std::string quoted = quote_string(text);
    const auto tokens = lex(quoted, diagnostics);
    ASSERT_EQ(tokens.size(), 1U) << quoted;
    EXPECT_EQ(string_value(tokens[0]), text);
  }
  EXPECT_TRUE(diagnostics.items().empty());
}

class Parsed {
 public:
  explicit Parsed(const std::string& text) : file_("a.rule", text, diagnostics_) {
    syntax = parse_rule_file(file_, expressions);
  }

  Diagnostics& diagnostics() { return diagnostics_; }

  RuleFileSyntax syntax;
  ExprList expressions;

 private:
  Diagnostics diagnostics_;
  SourceFile file_;
};

const Expr& when_of(const Parsed& parsed) {
  return parsed.expressions[parsed.syntax.rules.at(0).when];
}

TEST(RuleParser, BindsAndTighterThanOr) {
  const std::string text = test::rule_text("a.rule", "a.one or a.two and a.three or a.four");
  Parsed parsed(text);
  EXPECT_TRUE(parsed.diagnostics().items().empty());
  const Expr& when = when_of(parsed);
  ASSERT_EQ(when.kind, ExprKind::kOr);
  ASSERT_EQ(when.children.size(), 3U);
  EXPECT_EQ(parsed.expressions[when.children[1]].kind, ExprKind::kAnd);
}

TEST(RuleParser, BindsNotLooserThanPlaces) {
  const std::string text = test::rule_text("a.rule", "not a.one within 3 words of a.two");
  Parsed parsed(text);
  const Expr& when = when_of(parsed);
  ASSERT_EQ(when.kind, ExprKind::kNot);
  EXPECT_EQ(parsed.expressions[when.children[0]].kind, ExprKind::kWithin);
}

TEST(RuleParser, EndsAListAtTheFirstWordWithoutAComma) {
  const std::string text = test::rule_text(
      "a.rule", "any of a.one, a.two and a.three within 2 words of any of b.x, b.y");
  Parsed parsed(text);
  const Expr& when = when_of(parsed);
  ASSERT_EQ(when.kind, ExprKind::kAnd);
  EXPECT_EQ(parsed.expressions[when.children[0]].children.size(), 2U);
  const Expr& within = parsed.expressions[when.children[1]];
  ASSERT_EQ(within.kind, ExprKind::kWithin);
  EXPECT_EQ(parsed.expressions[within.children[1]].children.size(), 2U);
}

TEST(RuleParser, GoesOnOverDeeperLinesAndComments) {
  const std::string text =
      test::rule_text("a.rule", "a.one\n      # why\n\n       and a.two\n            or a.three");
  Parsed parsed(text);
  EXPECT_TRUE(parsed.diagnostics().items().empty()) << test::format_all(parsed.diagnostics());
  EXPECT_EQ(when_of(parsed).kind, ExprKind::kOr);
}

TEST(RuleParser, GoesOnWithTheNextRuleAfterAMistake) {
  const std::string text = test::rule_text("a.bad", "a.one and") + "noise\n  more\n" +
                           test::rule_text("a.good", "a.two");
  Parsed parsed(text);
  ASSERT_EQ(parsed.syntax.rules.size(), 2U);
  EXPECT_EQ(parsed.syntax.rules[0].when, kNoExpr);
  EXPECT_NE(parsed.syntax.rules[1].when, kNoExpr);
  EXPECT_EQ(test::ids_of(parsed.diagnostics()).size(), 2U);
}

TEST(RuleParser, SurvivesNestingWithoutEnd) {
  for (const std::string piece : {"(", "not ", "quoted ", "not ("}) {
    std::string when;
    for (int i = 0; i < 20'000; ++i) {
      when += piece;
      when += i % 100 == 0 ? "\n      " : "";
    }
    const std::string text = test::rule_text("a.rule", when);
    Parsed parsed(text);
    EXPECT_GE(parsed.diagnostics().errors(), 1U);
  }
}

TEST(NearestName, FindsTheNameThatWasMeant) {
  const std::array<std::string_view, 3> names = {"transport.sea", "transport.road", "frame.news"};
  EXPECT_EQ(nearest_name("transport.see", names), "transport.sea");
  EXPECT_EQ(nearest_name("tranpsort.road", names), "transport.road");
  EXPECT_EQ(nearest_name("frames.new", names), "frame.news");
  EXPECT_EQ(nearest_name("weather", names), "");
  EXPECT_EQ(nearest_name(std::string(5000, 'a'), names), "");
  EXPECT_EQ(nearest_name("", names), "");
}

}  // namespace

}  // namespace seamark
