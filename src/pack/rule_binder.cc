#include "pack/rule_binder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "match/regex_set.h"
#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"

namespace seamark {

struct RuleBinder::Site {
  SourceFile& file;
  const ExprList& list;
};

NodeId RuleBinder::bind(SourceFile& file, const ExprList& list, ExprId id) {
  if (id == kNoExpr) {
    return kNoNode;
  }
  const NodeId node = bind_expr({file, list}, id);
  if (node == kNoNode) {
    return kNoNode;
  }
  if (nodes_.depth(node) > kNodeDepthMax) {
    file.error(diagnostic_id::kTooDeep, list[id].at,
               "the expression is nested too deep with its definitions",
               fmt::format("at most {} levels", kNodeDepthMax));
    return kNoNode;
  }
  if (nodes_.tree_size(node) > kNodeTreeMax || nodes_.cost(node) > kRuleCostMax) {
    file.error(diagnostic_id::kTooCostly, list[id].at,
               fmt::format("{} steps at a cost of {}, definitions written out",
                           nodes_.tree_size(node), nodes_.cost(node)),
               fmt::format("at most {} steps at a cost of {}", kNodeTreeMax, kRuleCostMax));
    return kNoNode;
  }
  return node;
}

NodeId RuleBinder::bind_expr(const Site& site, ExprId id) {
  const Expr& expr = site.list[id];
  switch (expr.kind) {
    case ExprKind::kName:
    case ExprKind::kGroup:
      return bind_name(site, expr);
    case ExprKind::kAnyOf:
    case ExprKind::kAllOf:
    case ExprKind::kNoneOf:
    case ExprKind::kCountOf:
      return bind_list(site, expr);
    case ExprKind::kAnd:
    case ExprKind::kOr:
      return bind_chain(site, expr);
    case ExprKind::kNot:
      return bind_not(site, expr);
    case ExprKind::kWithin:
    case ExprKind::kBefore:
    case ExprKind::kSameSentence:
      return bind_place(site, expr);
    case ExprKind::kQuoted:
      return bind_quoted(site, expr);
    case ExprKind::kRegex:
      return bind_regex(site, expr);
    case ExprKind::kMostlyQuoted:
      return branch(NodeKind::kMostlyQuoted, {});
    case ExprKind::kObfuscated:
      return branch(NodeKind::kObfuscated, {});
    case ExprKind::kLanguageIs:
      break;
  }
  Node node;
  node.kind = NodeKind::kLanguageIs;
  node.languages.assign(expr.codes.begin(), expr.codes.end());
  return nodes_.add(std::move(node));
}

NodeId RuleBinder::bind_name(const Site& site, const Expr& expr) {
  if (expr.kind == ExprKind::kGroup) {
    const ConceptSet set = concepts_.with_prefix(expr.name);
    if (set.none()) {
      site.file.error(diagnostic_id::kEmptyGroup, expr.at,
                      fmt::format("no concept's name starts with {}", expr.name),
                      "a group of concepts.tsv");
      return kNoNode;
    }
    return set_node(set);
  }
  const auto definition = definitions_.find(expr.name);
  if (definition != definitions_.end()) {
    definition->second.used = true;
    return definition->second.node;
  }
  const std::optional<ConceptId> id = concepts_.find(expr.name);
  if (!id) {
    unknown_name(site, expr);
    return kNoNode;
  }
  ConceptSet set;
  set.set(*id);
  return set_node(set);
}

void RuleBinder::unknown_name(const Site& site, const Expr& expr) {
  std::vector<std::string_view> names;
  for (const Concept& known : concepts_.items()) {
    names.push_back(known.name);
  }
  for (const auto& [name, definition] : definitions_) {
    names.push_back(name);
  }
  const std::string_view near = nearest_name(expr.name, names);
  site.file.error(
      diagnostic_id::kUnknownConcept, expr.at, fmt::format("unknown concept {}", expr.name),
      near.empty() ? "a concept that concepts.tsv declares, or a definition" : std::string(near));
}

NodeId RuleBinder::bind_chain(const Site& site, const Expr& expr) {
  std::vector<NodeId> children;
  bool good = true;
  for (const ExprId child : expr.children) {
    children.push_back(bind_expr(site, child));
    good = good && children.back() != kNoNode;
  }
  if (!good) {
    return kNoNode;
  }
  return expr.kind == ExprKind::kOr ? any_of(children)
                                    : branch(NodeKind::kAnd, std::move(children));
}

NodeId RuleBinder::bind_not(const Site& site, const Expr& expr) {
  const NodeId child = bind_expr(site, expr.children.front());
  return child == kNoNode ? kNoNode : branch(NodeKind::kNot, {child});
}

bool RuleBinder::bind_items(const Site& site, const Expr& expr, std::vector<NodeId>& items) {
  bool good = true;
  for (const ExprId child : expr.children) {
    const Expr& item = site.list[child];
    const NodeId node = bind_name(site, item);
    good = good && node != kNoNode;
    const bool counted = expr.kind == ExprKind::kAllOf || expr.kind == ExprKind::kCountOf;
    if (!good || item.kind == ExprKind::kName || !counted || items.size() > kNodeTreeMax) {
      items.push_back(node);
      continue;
    }
    const ConceptSet set = nodes_.nodes()[node].concepts;
    for (size_t i = 0; i < set.size(); ++i) {
      if (set.test(i)) {
        ConceptSet one;
        one.set(i);
        items.push_back(set_node(one));
      }
    }
  }
  return good;
}

NodeId RuleBinder::bind_list(const Site& site, const Expr& expr) {
  std::vector<NodeId> items;
  if (!bind_items(site, expr, items)) {
    return kNoNode;
  }
  if (expr.kind == ExprKind::kAnyOf) {
    return any_of(items);
  }
  if (expr.kind == ExprKind::kNoneOf) {
    return branch(NodeKind::kNot, {any_of(items)});
  }
  return bind_count(site, expr, items);
}

NodeId RuleBinder::bind_count(const Site& site, const Expr& expr,
                              const std::vector<NodeId>& items) {
  ConceptSet singles;
  bool all_single = true;
  for (const NodeId item : items) {
    const std::optional<ConceptSet> set = nodes_.as_set(item);
    all_single = all_single && set && set->count() == 1;
    singles |= set.value_or(ConceptSet());
  }
  const size_t size = all_single ? singles.count() : items.size();
  const size_t count = expr.kind == ExprKind::kAllOf ? size : expr.number;
  if (count > size) {
    site.file.error(diagnostic_id::kCountTooLarge, expr.at,
                    fmt::format("{} of a list of {}", count, size),
                    fmt::format("at most {}", size));
    return kNoNode;
  }
  if (count == 1) {
    return any_of(items);
  }
  if (!all_single && count * items.size() > kNodeTreeMax) {
    site.file.error(diagnostic_id::kTooCostly, expr.at,
                    fmt::format("{} of a list of {} with definitions", count, items.size()),
                    "a shorter list, or one of concepts only");
    return kNoNode;
  }
  if (!all_single) {
    return count == size ? branch(NodeKind::kAnd, items)
                         : at_least(static_cast<uint32_t>(count), items);
  }
  Node node;
  node.kind = NodeKind::kCountOf;
  node.number = static_cast<uint32_t>(count);
  node.concepts = singles;
  return nodes_.add(std::move(node));
}

NodeId RuleBinder::any_of(const std::vector<NodeId>& items) {
  if (items.size() == 1) {
    return items.front();
  }
  ConceptSet set;
  std::vector<NodeId> others;
  for (const NodeId item : items) {
    const std::optional<ConceptSet> one = nodes_.as_set(item);
    if (one) {
      set |= *one;
    } else {
      others.push_back(item);
    }
  }
  if (set.any()) {
    others.insert(others.begin(), set_node(set));
  }
  return others.size() == 1 ? others.front() : branch(NodeKind::kOr, std::move(others));
}

// least[c] of items [i, n) = item i and least[c - 1] of [i + 1, n), or least[c] of [i + 1, n).
NodeId RuleBinder::at_least(uint32_t count, const std::vector<NodeId>& items) {
  std::vector<NodeId> least(count + 1, kNoNode);
  for (size_t i = items.size(); i-- > 0;) {
    for (uint32_t c = count; c >= 1; --c) {
      const size_t left = items.size() - i;
      if (c > left) {
        continue;
      }
      const NodeId with = c == 1 ? items[i] : branch(NodeKind::kAnd, {items[i], least[c - 1]});
      least[c] = c == left ? with : any_of({with, least[c]});
    }
  }
  return least[count];
}

NodeId RuleBinder::bind_place(const Site& site, const Expr& expr) {
  Node node;
  node.kind = expr.kind == ExprKind::kWithin   ? NodeKind::kWithin
              : expr.kind == ExprKind::kBefore ? NodeKind::kBefore
                                               : NodeKind::kSameSentence;
  node.number = expr.number;
  const bool left = concept_set(site, expr.children[0], node.concepts);
  const bool right = concept_set(site, expr.children[1], node.others);
  return left && right ? nodes_.add(std::move(node)) : kNoNode;
}

NodeId RuleBinder::bind_quoted(const Site& site, const Expr& expr) {
  Node node;
  node.kind = NodeKind::kQuoted;
  return concept_set(site, expr.children[0], node.concepts) ? nodes_.add(std::move(node)) : kNoNode;
}

bool RuleBinder::concept_set(const Site& site, ExprId id, ConceptSet& out) {
  const NodeId node = bind_expr(site, id);
  if (node == kNoNode) {
    return false;
  }
  const std::optional<ConceptSet> set = nodes_.as_set(node);
  if (!set) {
    site.file.error(diagnostic_id::kNotAConceptSet, site.list[id].at,
                    "this side says more than that one of some concepts is there",
                    "a concept, a group, any of …, or a definition of these");
    return false;
  }
  out = *set;
  return true;
}

NodeId RuleBinder::bind_regex(const Site& site, const Expr& expr) {
  const auto [it, fresh] = regex_ids_.emplace(expr.pattern, static_cast<uint32_t>(regexes_.size()));
  if (fresh) {
    if (regexes_.size() == kRegexPatternsMax) {
      site.file.error(diagnostic_id::kTooManyRegexes, expr.at, "one regex too many",
                      fmt::format("at most {} different ones in a pack", kRegexPatternsMax));
    }
    regexes_.push_back({expr.pattern, &site.file, expr.at});
  }
  Node node;
  node.kind = NodeKind::kRegex;
  node.number = it->second;
  return nodes_.add(std::move(node));
}

NodeId RuleBinder::set_node(const ConceptSet& set) {
  Node node;
  node.concepts = set;
  return nodes_.add(std::move(node));
}

NodeId RuleBinder::branch(NodeKind kind, std::vector<NodeId> children) {
  Node node;
  node.kind = kind;
  node.children = std::move(children);
  return nodes_.add(std::move(node));
}

}  // namespace seamark
