#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/rule_lexer.h"
#include "pack/source_file.h"

namespace seamark {

// An expression as written, before names mean anything. Nodes live in one list per file.
using ExprId = uint32_t;
constexpr ExprId kNoExpr = 0xFFFFFFFF;

enum class ExprKind : uint8_t {
  kName,          // a concept or a definition: `name`
  kGroup,         // transport.*: `name` is "transport."
  kAnyOf,         // children
  kAllOf,         // children
  kNoneOf,        // children
  kCountOf,       // at least `number` of the children
  kAnd,           // children
  kOr,            // children
  kNot,           // one child
  kWithin,        // two children, `number` words
  kBefore,        // two children, `number` words or 0
  kSameSentence,  // two children
  kQuoted,        // one child
  kMostlyQuoted,
  kObfuscated,
  kLanguageIs,  // `codes`
  kRegex,       // `pattern`
};

struct Expr {
  ExprKind kind = ExprKind::kName;
  uint32_t number = 0;
  std::string_view name;
  std::string pattern;
  std::vector<ExprId> children;
  std::vector<std::string_view> codes;
  SourceRange at;
};

using ExprList = std::vector<Expr>;

constexpr uint32_t kExpressionDepthMax = 32;
constexpr uint32_t kWordsMax = 200;

// Reads one expression from the cursor (grammar: docs/formats/pack.md) and appends it to `list`.
// Stops where the expression ends. Reports the first mistake and returns kNoExpr. Recursion is
// limited to kExpressionDepthMax.
ExprId parse_expression(SourceFile& file, TokenCursor& cursor, ExprList& list);

// What could go on or end an expression where `found` stands; `closer` is what would end it.
std::string wanted_behind_expression(const Token& found, std::string_view closer);

}  // namespace seamark
