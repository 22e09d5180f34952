#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/concept_table.h"
#include "pack/node_table.h"
#include "pack/rule_syntax.h"

namespace seamark {

// One regular expression of the rules, and where it was first written.
struct RegexUse {
  std::string pattern;
  SourceFile* file = nullptr;
  SourceRange at;
};

// Gives names their meaning: turns expressions into nodes.
class RuleBinder {
 public:
  explicit RuleBinder(const ConceptTable& concepts) : concepts_(concepts) {}

  // Binds all definitions, those that others need first. Reports cycles and repetitions.
  void bind_definitions(const std::vector<DefineSyntax>& defines);

  // kNoNode when a mistake was reported, now or for a definition that is used here.
  NodeId bind(SourceFile& file, const ExprList& list, ExprId id);

  // Warns of definitions that no rule and no definition in use names.
  void check_unused();

  const NodeTable& nodes() const { return nodes_; }

  NodeTable take_nodes() && { return std::move(nodes_); }

  const std::vector<RegexUse>& regexes() const { return regexes_; }

 private:
  struct Definition {
    const DefineSyntax* syntax;
    NodeId node = kNoNode;
    enum class State { kNew, kOpen, kDone } state = State::kNew;
    bool used = false;
  };

  struct Site;  // file and list of the expression being bound

  void bind_definition_and_needed(Definition& root);
  void report_cycle(const std::vector<Definition*>& path, const Definition& again);
  std::vector<Definition*> definitions_in(const DefineSyntax& define);

  NodeId bind_expr(const Site& site, ExprId id);
  NodeId bind_name(const Site& site, const Expr& expr);
  NodeId bind_chain(const Site& site, const Expr& expr);
  NodeId bind_not(const Site& site, const Expr& expr);
  NodeId bind_list(const Site& site, const Expr& expr);
  NodeId bind_count(const Site& site, const Expr& expr, const std::vector<NodeId>& items);
  NodeId bind_place(const Site& site, const Expr& expr);
  NodeId bind_quoted(const Site& site, const Expr& expr);
  NodeId bind_regex(const Site& site, const Expr& expr);

  // The entries of a list, a node each; GROUP.* gives one for each of its concepts.
  bool bind_items(const Site& site, const Expr& expr, std::vector<NodeId>& items);
  NodeId any_of(const std::vector<NodeId>& items);
  NodeId at_least(uint32_t count, const std::vector<NodeId>& items);
  NodeId set_node(const ConceptSet& set);
  NodeId branch(NodeKind kind, std::vector<NodeId> children);
  bool concept_set(const Site& site, ExprId id, ConceptSet& out);
  void unknown_name(const Site& site, const Expr& expr);

  const ConceptTable& concepts_;
  NodeTable nodes_;
  std::map<std::string, Definition, std::less<>> definitions_;
  std::vector<RegexUse> regexes_;
  std::map<std::string, uint32_t, std::less<>> regex_ids_;
};

}  // namespace seamark
