#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pack/concept_table.h"
#include "pack/diagnostic_ids.h"
#include "pack/expression.h"
#include "pack/nearest_name.h"

namespace seamark {

namespace {

constexpr std::array<std::string_view, 15> kKeywords = {
    "any",    "all",        "none",     "not", "and",    "or",    "within", "before",
    "quoted", "obfuscated", "language", "in",  "mostly", "regex", "of"};

std::optional<uint32_t> whole_number(std::string_view text) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                  : std::nullopt;
}

// What `any of`, `all of` and `none of` begin with.
std::optional<ExprKind> list_kind(std::string_view word) {
  if (word == "any") {
    return ExprKind::kAnyOf;
  }
  if (word == "all") {
    return ExprKind::kAllOf;
  }
  return word == "none" ? std::optional(ExprKind::kNoneOf) : std::nullopt;
}

bool is_group(std::string_view text) {
  return text.ends_with(".*") && text.size() > 2 && text.find('*') == text.size() - 1;
}

// Recursive descent; each function returns kNoExpr when a mistake was reported.
class Parser {
 public:
  Parser(SourceFile& file, TokenCursor& cursor, ExprList& list)
      : file_(file), cursor_(cursor), list_(list) {}

  ExprId parse_or() { return parse_chain("or", ExprKind::kOr); }

 private:
  ExprId parse_chain(std::string_view word, ExprKind kind) {
    const SourceRange at = cursor_.peek().at;
    std::vector<ExprId> children;
    do {
      const ExprId child =
          kind == ExprKind::kOr ? parse_chain("and", ExprKind::kAnd) : parse_unary();
      if (child == kNoExpr) {
        return kNoExpr;
      }
      children.push_back(child);
    } while (cursor_.take_word(word));
    return children.size() == 1 ? children.front() : add(kind, at, std::move(children));
  }

  ExprId parse_unary() {
    if (!cursor_.at_word("not")) {
      return parse_place();
    }
    const Token word = cursor_.take();
    if (!enter(word)) {
      return kNoExpr;
    }
    const ExprId child = parse_unary();
    --depth_;
    return child == kNoExpr ? kNoExpr : add(ExprKind::kNot, word.at, {child});
  }

  ExprId parse_place() {
    const SourceRange at = cursor_.peek().at;
    const ExprId left = parse_primary();
    if (left == kNoExpr) {
      return kNoExpr;
    }
    ExprKind kind = ExprKind::kWithin;
    uint32_t number = 0;
    if (cursor_.take_word("within")) {
      if (!take_distance(number) || !expect("of")) {
        return kNoExpr;
      }
    } else if (cursor_.take_word("before")) {
      kind = ExprKind::kBefore;
    } else if (cursor_.take_word("in")) {
      kind = ExprKind::kSameSentence;
      if (!expect("the") || !expect("same") || !expect("sentence") || !expect("as")) {
        return kNoExpr;
      }
    } else {
      return left;
    }
    const ExprId right = parse_primary();
    if (right == kNoExpr) {
      return kNoExpr;
    }
    if (kind == ExprKind::kBefore && cursor_.take_word("within") && !take_distance(number)) {
      return kNoExpr;
    }
    const ExprId id = add(kind, at, {left, right});
    list_[id].number = number;
    return id;
  }

  ExprId parse_primary() {
    const Token token = cursor_.peek();
    if (token.kind == TokenKind::kOpen) {
      return parse_parenthesis();
    }
    if (token.kind != TokenKind::kWord) {
      return fail(token, "an expression, such as transport.sea or any of …");
    }
    const std::string_view text = token.text;
    if (const std::optional<ExprKind> kind = list_kind(text)) {
      cursor_.take();
      return expect("of") ? parse_list(*kind, token.at) : kNoExpr;
    }
    if (const std::optional<uint32_t> number = whole_number(text)) {
      return parse_count(*number);
    }
    if (text == "quoted") {
      return parse_quoted();
    }
    if (text == "mostly") {
      cursor_.take();
      return expect("quoted") ? add(ExprKind::kMostlyQuoted, token.at, {}) : kNoExpr;
    }
    if (text == "obfuscated") {
      cursor_.take();
      return add(ExprKind::kObfuscated, token.at, {});
    }
    if (text == "language") {
      cursor_.take();
      return expect("is") ? parse_languages(token.at) : kNoExpr;
    }
    if (text == "regex") {
      return parse_regex();
    }
    return parse_name();
  }

  ExprId parse_parenthesis() {
    const Token open = cursor_.take();
    if (!enter(open)) {
      return kNoExpr;
    }
    const ExprId inner = parse_or();
    --depth_;
    if (inner == kNoExpr) {
      return kNoExpr;
    }
    if (cursor_.peek().kind != TokenKind::kClose) {
      return fail(cursor_.peek(), wanted_behind_expression(cursor_.peek(), "\")\""));
    }
    cursor_.take();
    return inner;
  }

  ExprId parse_quoted() {
    const Token word = cursor_.take();
    if (!enter(word)) {
      return kNoExpr;
    }
    const ExprId child = parse_primary();
    --depth_;
    return child == kNoExpr ? kNoExpr : add(ExprKind::kQuoted, word.at, {child});
  }

  ExprId parse_count(uint32_t number) {
    const Token token = cursor_.take();
    if (!expect("of")) {
      return kNoExpr;
    }
    const ExprId id = parse_list(ExprKind::kCountOf, token.at);
    if (id == kNoExpr) {
      return kNoExpr;
    }
    list_[id].number = number;
    if (number == 0) {
      file_.error(diagnostic_id::kCountTooLarge, token.at, "0 of a list", "1 or more");
      return kNoExpr;
    }
    return id;
  }

  ExprId parse_list(ExprKind kind, SourceRange at) {
    std::vector<ExprId> items;
    do {
      const ExprId item = parse_name();
      if (item == kNoExpr) {
        return kNoExpr;
      }
      items.push_back(item);
    } while (take_comma());
    return add(kind, at, std::move(items));
  }

  ExprId parse_languages(SourceRange at) {
    std::vector<std::string_view> codes;
    do {
      const Token token = cursor_.peek();
      if (token.kind != TokenKind::kWord || !is_language_code(token.text)) {
        file_.error(diagnostic_id::kBadLanguageCode, token.at,
                    fmt::format("{} is not a language code", describe(token)),
                    "BCP 47, such as en, ckb or ar-Latn");
        return kNoExpr;
      }
      codes.push_back(cursor_.take().text);
    } while (take_comma());
    const ExprId id = add(ExprKind::kLanguageIs, at, {});
    list_[id].codes = std::move(codes);
    return id;
  }

  ExprId parse_regex() {
    cursor_.take();
    const Token token = cursor_.peek();
    if (token.kind != TokenKind::kString) {
      return fail(token, "a pattern as a string");
    }
    cursor_.take();
    const ExprId id = add(ExprKind::kRegex, token.at, {});
    list_[id].pattern = string_value(token);
    return id;
  }

  ExprId parse_name() {
    const Token token = cursor_.peek();
    if (token.kind == TokenKind::kWord && is_group(token.text)) {
      cursor_.take();
      const ExprId id = add(ExprKind::kGroup, token.at, {});
      list_[id].name = token.text.substr(0, token.text.size() - 1);
      return id;
    }
    if (token.kind != TokenKind::kWord || !is_concept_name(token.text)) {
      const std::string_view near =
          token.kind == TokenKind::kWord ? nearest_name(token.text, kKeywords) : "";
      return fail(token, near.empty() || near == token.text ? "a concept, such as transport.sea"
                                                            : std::string(near));
    }
    cursor_.take();
    const ExprId id = add(ExprKind::kName, token.at, {});
    list_[id].name = token.text;
    return id;
  }

  bool take_comma() {
    const bool comma = cursor_.peek().kind == TokenKind::kComma;
    if (comma) {
      cursor_.take();
    }
    return comma;
  }

  // K "words"
  bool take_distance(uint32_t& number) {
    const Token token = cursor_.peek();
    const std::optional<uint32_t> value =
        token.kind == TokenKind::kWord ? whole_number(token.text) : std::nullopt;
    if (!value || *value == 0 || *value > kWordsMax) {
      file_.error(diagnostic_id::kBadDistance, token.at,
                  fmt::format("{} is not a distance", describe(token)),
                  fmt::format("a number of words from 1 to {}", kWordsMax));
      return false;
    }
    cursor_.take();
    number = *value;
    return cursor_.take_word("word") || expect("words");
  }

  bool expect(std::string_view word) {
    if (cursor_.take_word(word)) {
      return true;
    }
    fail(cursor_.peek(), fmt::format("\"{}\"", word));
    return false;
  }

  bool enter(const Token& token) {
    if (++depth_ <= kExpressionDepthMax) {
      return true;
    }
    file_.error(diagnostic_id::kTooDeep, token.at, "the expression is nested too deep",
                fmt::format("at most {} levels; `define` the inner part", kExpressionDepthMax));
    return false;
  }

  ExprId fail(const Token& token, std::string wanted) {
    file_.error(diagnostic_id::kSyntax, token.at, fmt::format("unexpected {}", describe(token)),
                std::move(wanted));
    return kNoExpr;
  }

  ExprId add(ExprKind kind, SourceRange at, std::vector<ExprId> children) {
    Expr expr;
    expr.kind = kind;
    expr.at = at;
    expr.children = std::move(children);
    list_.push_back(std::move(expr));
    return static_cast<ExprId>(list_.size() - 1);
  }

  SourceFile& file_;
  TokenCursor& cursor_;
  ExprList& list_;
  uint32_t depth_ = 0;
};

}  // namespace

std::string wanted_behind_expression(const Token& found, std::string_view closer) {
  constexpr std::array<std::string_view, 5> kOperators = {"and", "or", "within", "before", "in"};
  const std::string_view near =
      found.kind == TokenKind::kWord ? nearest_name(found.text, kOperators) : "";
  return near.empty() || near == found.text ? fmt::format("\"and\", \"or\" or {}", closer)
                                            : std::string(near);
}

ExprId parse_expression(SourceFile& file, TokenCursor& cursor, ExprList& list) {
  return Parser(file, cursor, list).parse_or();
}

}  // namespace seamark
