#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "pack/concept_table.h"
#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"
#include "pack/rule_file.h"
#include "pack/rule_syntax.h"

namespace seamark {

namespace {

constexpr std::array<std::string_view, 3> kStatuses = {"stable", "test", "off"};
constexpr std::array<std::string_view, 3> kVerdicts = {"advert", "asking", "rescue"};
constexpr std::array<std::string_view, 7> kDisguises = {
    "homoglyphs", "zero-width", "spacing", "leet", "emoji", "styled", "repeats"};
constexpr std::array<std::string_view, 8> kRequired = {"status",   "owner",    "says", "verdict",
                                                       "category", "severity", "when", "adds"};
constexpr size_t kExamplesMin = 2;

class RuleParser {
 public:
  RuleParser(SourceFile& file, ExprList& expressions, const RuleBlock& block)
      : file_(file), expressions_(expressions), block_(block) {
    rule_.file = &file;
    rule_.expressions = &expressions;
    rule_.at = block.at;
  }

  RuleSyntax run() {
    read_heading();
    for (const KeywordLine& line : block_.lines) {
      if (repeated(line)) {
        continue;
      }
      seen_.push_back(line.keyword);
      if (line.good) {
        read_line(line);
      }
    }
    check_missing();
    return std::move(rule_);
  }

 private:
  void read_heading() {
    TokenCursor cursor(block_.heading, block_.at);
    const Token name = cursor.take();
    if (name.kind != TokenKind::kWord || !is_concept_name(name.text)) {
      file_.error(diagnostic_id::kBadName, name.at,
                  fmt::format("{} is not a rule's name", describe(name)),
                  "lower-case words joined by dots, such as oic.sea_offer");
    } else {
      rule_.name = name.text;
      rule_.at = name.at;
    }
    const Token version = cursor.take();
    const std::string_view text = version.text;
    const bool shaped = version.kind == TokenKind::kWord && text.starts_with('v');
    const auto [end, error] =
        std::from_chars(text.data() + (shaped ? 1 : 0), text.data() + text.size(), rule_.version);
    const bool good = shaped && error == std::errc() && end == text.data() + text.size();
    if (!good || !cursor.at_end()) {
      const Token& odd = good ? cursor.peek() : version;
      file_.error(diagnostic_id::kBadHeading, odd.at,
                  fmt::format("unexpected {} in the rule's first line", describe(odd)),
                  "rule NAME vN");
    }
  }

  bool repeated(const KeywordLine& line) {
    if (std::find(seen_.begin(), seen_.end(), line.keyword) == seen_.end()) {
      return false;
    }
    file_.error(diagnostic_id::kLineTwice, line.at,
                fmt::format("a second line {} in this rule", line.keyword), "one of each");
    return true;
  }

  void read_line(const KeywordLine& line) {
    TokenCursor cursor(line.tokens, line.at);
    const std::string_view keyword = line.keyword;
    if (keyword == "matches" || keyword == "does not match") {
      read_examples(cursor, keyword == "matches");
      return;
    }
    if (keyword == "survives") {
      read_survives(cursor);
    } else if (keyword == "when") {
      rule_.when_at = line.at;
      rule_.when = parse_expression(file_, cursor, expressions_);
      if (rule_.when == kNoExpr) {
        return;
      }
    } else if (keyword == "unless") {
      rule_.unless = parse_expression(file_, cursor, expressions_);
      if (rule_.unless == kNoExpr) {
        return;
      }
    } else if (!read_value(keyword, cursor)) {
      return;
    }
    if (!cursor.at_end()) {
      const bool expression = keyword == "when" || keyword == "unless";
      const bool text = keyword == "says" || keyword == "owner";
      unexpected(cursor.peek(), expression
                                    ? wanted_behind_expression(cursor.peek(), "the end of the line")
                                : text ? "one word, or a text between quotation marks"
                                       : "the end of the line");
    }
  }

  bool read_value(std::string_view keyword, TokenCursor& cursor) {
    if (keyword == "status") {
      return read_choice(cursor, kStatuses, rule_.status);
    }
    if (keyword == "verdict") {
      return read_choice(cursor, kVerdicts, rule_.verdict);
    }
    if (keyword == "owner") {
      return read_text(cursor, rule_.owner);
    }
    if (keyword == "says") {
      return read_text(cursor, rule_.says);
    }
    if (keyword == "category") {
      return read_conditional(cursor, rule_.category);
    }
    return read_conditional(cursor, keyword == "severity" ? rule_.severity : rule_.adds);
  }

  template <typename E>
  bool read_choice(TokenCursor& cursor, std::span<const std::string_view> choices, E& out) {
    const Token token = cursor.take();
    const auto it = std::find(choices.begin(), choices.end(), token.text);
    if (token.kind != TokenKind::kWord || it == choices.end()) {
      file_.error(diagnostic_id::kUnknownChoice, token.at,
                  fmt::format("unexpected {}", describe(token)),
                  nearest_or_all(token.text, choices));
      return false;
    }
    out = static_cast<E>(it - choices.begin());
    return true;
  }

  bool read_text(TokenCursor& cursor, std::string& out) {
    const Token token = cursor.take();
    if (token.kind != TokenKind::kWord && token.kind != TokenKind::kString) {
      return unexpected(token, "a word or a string");
    }
    out = token.kind == TokenKind::kWord ? std::string(token.text) : string_value(token);
    if (trim(out).empty()) {
      file_.error(diagnostic_id::kEmptyText, token.at, "an empty text", "words for a person");
      return false;
    }
    return true;
  }

  // VALUE (VALUE if EXPR)…
  bool read_conditional(TokenCursor& cursor, std::optional<ConditionalSyntax>& out) {
    ConditionalSyntax value;
    value.value = cursor.take();
    if (value.value.kind != TokenKind::kWord) {
      return unexpected(value.value, "a value");
    }
    while (cursor.peek().kind == TokenKind::kOpen) {
      cursor.take();
      ConditionalSyntax::Alternative alternative;
      alternative.value = cursor.take();
      if (alternative.value.kind != TokenKind::kWord) {
        return unexpected(alternative.value, "a value");
      }
      if (!cursor.take_word("if")) {
        return unexpected(cursor.peek(), "\"if\"");
      }
      alternative.condition = parse_expression(file_, cursor, expressions_);
      if (alternative.condition == kNoExpr) {
        return false;
      }
      if (cursor.peek().kind != TokenKind::kClose) {
        return unexpected(cursor.peek(), wanted_behind_expression(cursor.peek(), "\")\""));
      }
      cursor.take();
      value.alternatives.push_back(alternative);
    }
    out = std::move(value);
    return true;
  }

  void read_survives(TokenCursor& cursor) {
    do {
      const Token token = cursor.peek();
      const auto it = std::find(kDisguises.begin(), kDisguises.end(), token.text);
      if (token.kind != TokenKind::kWord || it == kDisguises.end()) {
        file_.error(diagnostic_id::kUnknownChoice, token.at,
                    fmt::format("unexpected {}", describe(token)),
                    nearest_or_all(token.text, kDisguises));
      } else {
        const auto disguise = static_cast<Disguise>(it - kDisguises.begin());
        if (std::find(rule_.survives.begin(), rule_.survives.end(), disguise) ==
            rule_.survives.end()) {
          rule_.survives.push_back(disguise);
        }
      }
      cursor.take();
    } while (take_comma(cursor));
  }

  static bool take_comma(TokenCursor& cursor) {
    const bool comma = cursor.peek().kind == TokenKind::kComma;
    if (comma) {
      cursor.take();
    }
    return comma;
  }

  // LANG "text" [because "why"] …
  void read_examples(TokenCursor& cursor, bool must_match) {
    while (!cursor.at_end()) {
      if (!read_example(cursor, must_match)) {
        const uint32_t line = cursor.peek().at.line;
        while (!cursor.at_end() && cursor.peek().at.line == line) {
          cursor.take();
        }
      }
    }
  }

  bool read_example(TokenCursor& cursor, bool must_match) {
    const Token language = cursor.peek();
    if (language.kind != TokenKind::kWord || !is_language_code(language.text)) {
      file_.error(diagnostic_id::kBadLanguageCode, language.at,
                  fmt::format("{} is not a language code", describe(language)),
                  "LANG \"text\", such as en \"boat tonight\"");
      return false;
    }
    cursor.take();
    const Token text = cursor.peek();
    if (text.kind != TokenKind::kString) {
      return unexpected(text, "the example's text as a string");
    }
    cursor.take();
    RuleExample example;
    example.language = language.text;
    example.text = string_value(text);
    example.must_match = must_match;
    example.line = text.at.line;
    if (trim(example.text).empty()) {
      file_.error(diagnostic_id::kEmptyText, text.at, "an empty example", "the text of a post");
    }
    if (cursor.at_word("because")) {
      cursor.take();
      const Token why = cursor.peek();
      if (why.kind != TokenKind::kString) {
        return unexpected(why, "the reason as a string");
      }
      example.because = string_value(cursor.take());
    }
    if (!must_match && trim(example.because).empty()) {
      file_.error(diagnostic_id::kBecauseMissing, text.at, "an example without its reason",
                  "because \"…\" behind it");
    }
    rule_.examples.push_back(std::move(example));
    return true;
  }

  void check_missing() {
    const std::string name = rule_.name.empty() ? "the rule" : fmt::format("rule {}", rule_.name);
    std::string missing;
    for (const std::string_view keyword : kRequired) {
      if (std::find(seen_.begin(), seen_.end(), keyword) == seen_.end()) {
        missing += missing.empty() ? "" : ", ";
        missing += keyword;
      }
    }
    if (!missing.empty()) {
      file_.error(diagnostic_id::kLineMissing, rule_.at,
                  fmt::format("{} has no line {}", name, missing), "every required line");
    }
    check_example_count(name, "matches");
    check_example_count(name, "does not match");
  }

  void check_example_count(const std::string& name, std::string_view keyword) {
    const auto count =
        std::count_if(rule_.examples.begin(), rule_.examples.end(),
                      [&](const RuleExample& e) { return e.must_match == (keyword == "matches"); });
    if (static_cast<size_t>(count) < kExamplesMin) {
      file_.error(diagnostic_id::kTooFewExamples, rule_.at,
                  fmt::format("{} has {} example{} under \"{}\"", name, count,
                              count == 1 ? "" : "s", keyword),
                  "two or more");
    }
  }

  bool unexpected(const Token& token, std::string wanted) {
    file_.error(diagnostic_id::kSyntax, token.at, fmt::format("unexpected {}", describe(token)),
                std::move(wanted));
    return false;
  }

  SourceFile& file_;
  ExprList& expressions_;
  const RuleBlock& block_;
  RuleSyntax rule_;
  std::vector<std::string_view> seen_;
};

DefineSyntax parse_define(SourceFile& file, const DefineBlock& block, ExprList& expressions) {
  DefineSyntax define;
  define.file = &file;
  define.expressions = &expressions;
  TokenCursor cursor(block.tokens, block.at);
  const Token name = cursor.take();
  define.at = name.at;
  if (name.kind != TokenKind::kWord || !is_concept_name(name.text)) {
    file.error(diagnostic_id::kBadName, name.at,
               fmt::format("{} is not a definition's name", describe(name)),
               "lower-case words joined by dots, such as contact.any");
    return define;
  }
  define.name = name.text;
  if (!block.good) {
    return define;
  }
  define.expression = parse_expression(file, cursor, expressions);
  if (define.expression != kNoExpr && !cursor.at_end()) {
    file.error(diagnostic_id::kSyntax, cursor.peek().at,
               fmt::format("unexpected {}", describe(cursor.peek())),
               wanted_behind_expression(cursor.peek(), "the end of the definition"));
    define.expression = kNoExpr;
  }
  return define;
}

}  // namespace

RuleFileSyntax parse_rule_file(SourceFile& file, ExprList& expressions) {
  const RuleFile blocks = split_rule_file(file);
  RuleFileSyntax out;
  for (const DefineBlock& block : blocks.defines) {
    DefineSyntax define = parse_define(file, block, expressions);
    if (!define.name.empty()) {
      out.defines.push_back(std::move(define));
    }
  }
  for (const RuleBlock& block : blocks.rules) {
    out.rules.push_back(RuleParser(file, expressions, block).run());
  }
  return out;
}

std::string_view rule_status_name(RuleStatus status) {
  return kStatuses.at(static_cast<size_t>(status));
}

std::string_view rule_verdict_name(RuleVerdict verdict) {
  return kVerdicts.at(static_cast<size_t>(verdict));
}

}  // namespace seamark
