#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/expression.h"
#include "pack/rule.h"
#include "pack/source_file.h"

namespace seamark {

// A rule as written: checked as far as one file tells, its names not yet looked up.
struct ConditionalSyntax {
  struct Alternative {
    Token value;
    ExprId condition = kNoExpr;
  };

  Token value;
  std::vector<Alternative> alternatives;
};

struct RuleSyntax {
  SourceFile* file = nullptr;
  const ExprList* expressions = nullptr;
  SourceRange at;  // of the name
  std::string name;
  uint32_t version = 0;
  RuleStatus status = RuleStatus::kStable;
  RuleVerdict verdict = RuleVerdict::kAdvert;
  std::string owner;
  std::string says;
  std::optional<ConditionalSyntax> category;
  std::optional<ConditionalSyntax> severity;
  std::optional<ConditionalSyntax> adds;
  ExprId when = kNoExpr;
  SourceRange when_at;
  ExprId unless = kNoExpr;
  std::vector<RuleExample> examples;
  std::vector<Disguise> survives;
};

struct DefineSyntax {
  SourceFile* file = nullptr;
  const ExprList* expressions = nullptr;
  SourceRange at;  // of the name
  std::string name;
  ExprId expression = kNoExpr;  // kNoExpr: broken, reported
};

struct RuleFileSyntax {
  std::vector<RuleSyntax> rules;
  std::vector<DefineSyntax> defines;
};

// Reads a .rule file; its expressions are appended to `expressions`, which must outlive the result.
// Reports all mistakes; a rule with mistakes is returned as far as it is known.
RuleFileSyntax parse_rule_file(SourceFile& file, ExprList& expressions);

// As written in a rule file.
std::string_view rule_status_name(RuleStatus status);
std::string_view rule_verdict_name(RuleVerdict verdict);

}  // namespace seamark
