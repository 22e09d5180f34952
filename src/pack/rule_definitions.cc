#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"
#include "pack/rule_binder.h"

namespace seamark {

void RuleBinder::bind_definitions(const std::vector<DefineSyntax>& defines) {
  for (const DefineSyntax& define : defines) {
    const auto [it, fresh] = definitions_.emplace(define.name, Definition{&define});
    if (!fresh) {
      const DefineSyntax& first = *it->second.syntax;
      define.file->error(diagnostic_id::kDefineTwice, define.at,
                         fmt::format("{} is defined twice, first in {}:{}", define.name,
                                     first.file->path(), first.at.line),
                         "one definition for each name");
    } else if (concepts_.find(define.name)) {
      define.file->error(diagnostic_id::kDefineTwice, define.at,
                         fmt::format("{} is a concept", define.name), "a name of its own");
    }
  }
  for (auto& [name, definition] : definitions_) {
    bind_definition_and_needed(definition);
  }
  for (auto& entry : definitions_) {
    entry.second.used = false;  // definitions named each other; rules have not spoken yet
  }
}

// Depth first without recursion: `path` is the chain of definitions that wait for the last one.
void RuleBinder::bind_definition_and_needed(Definition& root) {
  struct Step {
    Definition* definition;
    std::vector<Definition*> needed;
    size_t next = 0;
  };

  using State = Definition::State;
  if (root.state != State::kNew) {
    return;
  }
  std::vector<Step> steps;
  const auto open = [&](Definition* definition) {
    definition->state = State::kOpen;
    steps.push_back({definition, definitions_in(*definition->syntax)});
  };
  open(&root);
  while (!steps.empty()) {
    Step& step = steps.back();
    if (step.next < step.needed.size()) {
      Definition* needed = step.needed[step.next++];
      if (needed->state == State::kNew) {
        open(needed);
      } else if (needed->state == State::kOpen) {
        std::vector<Definition*> path;
        for (const Step& waiting : steps) {
          path.push_back(waiting.definition);
        }
        report_cycle(path, *needed);
      }
      continue;
    }
    const DefineSyntax& syntax = *step.definition->syntax;
    step.definition->node = bind(*syntax.file, *syntax.expressions, syntax.expression);
    step.definition->state = State::kDone;
    steps.pop_back();
  }
}

void RuleBinder::report_cycle(const std::vector<Definition*>& path, const Definition& again) {
  std::string names;
  const auto first = std::find(path.begin(), path.end(), &again);
  for (auto it = first; it != path.end(); ++it) {
    names += (*it)->syntax->name + " → ";
  }
  const DefineSyntax& last = *path.back()->syntax;
  last.file->error(diagnostic_id::kDefineCycle, last.at,
                   fmt::format("definitions go round in a circle: {}{}", names, again.syntax->name),
                   "definitions that end in concepts");
}

std::vector<RuleBinder::Definition*> RuleBinder::definitions_in(const DefineSyntax& define) {
  std::vector<Definition*> found;
  std::vector<ExprId> open;
  if (define.expression != kNoExpr) {
    open.push_back(define.expression);
  }
  while (!open.empty()) {
    const Expr& expr = (*define.expressions)[open.back()];
    open.pop_back();
    open.insert(open.end(), expr.children.begin(), expr.children.end());
    const auto it =
        expr.kind == ExprKind::kName ? definitions_.find(expr.name) : definitions_.end();
    if (it != definitions_.end()) {
      found.push_back(&it->second);
    }
  }
  return found;
}

void RuleBinder::check_unused() {
  std::vector<Definition*> open;
  for (auto& [name, definition] : definitions_) {
    if (definition.used) {
      open.push_back(&definition);
    }
  }
  while (!open.empty()) {
    Definition* definition = open.back();
    open.pop_back();
    for (Definition* needed : definitions_in(*definition->syntax)) {
      if (!needed->used) {
        needed->used = true;
        open.push_back(needed);
      }
    }
  }
  for (const auto& [name, definition] : definitions_) {
    if (!definition.used) {
      definition.syntax->file->warning(diagnostic_id::kDefineUnused, definition.syntax->at,
                                       fmt::format("{} is defined but not used", name),
                                       "a rule that names it");
    }
  }
}

}  // namespace seamark
