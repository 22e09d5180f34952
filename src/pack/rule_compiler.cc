#include "pack/rule_compiler.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "model/assessment.h"
#include "pack/anchors.h"
#include "pack/diagnostic_ids.h"
#include "pack/tsv_reader.h"

namespace seamark {

namespace {

constexpr double kAddsMax = 5;

class RuleCompiler {
 public:
  RuleCompiler(const RuleSyntax& syntax, RuleBinder& binder, const std::vector<uint64_t>& expected)
      : syntax_(syntax), file_(*syntax.file), binder_(binder), expected_(expected) {}

  Rule run() {
    rule_.name = syntax_.name;
    rule_.version = syntax_.version;
    rule_.status = syntax_.status;
    rule_.verdict = syntax_.verdict;
    rule_.owner = syntax_.owner;
    rule_.says = syntax_.says;
    rule_.examples = syntax_.examples;
    rule_.survives = syntax_.survives;
    rule_.file = file_.path();
    rule_.line = syntax_.at.line;
    rule_.when = bind(syntax_.when);
    rule_.unless = bind(syntax_.unless);
    bind_conditional<std::string>(
        syntax_.category, rule_.category,
        [this](const Token& t, std::string& out) { return category(t, out); });
    bind_conditional<std::string>(
        syntax_.severity, rule_.severity,
        [this](const Token& t, std::string& out) { return severity(t, out); });
    bind_conditional<double>(syntax_.adds, rule_.adds,
                             [this](const Token& t, double& out) { return adds(t, out); });
    find_anchors();
    return std::move(rule_);
  }

 private:
  NodeId bind(ExprId id) {
    const NodeId node = binder_.bind(file_, *syntax_.expressions, id);
    rule_.cost += node == kNoNode ? 0 : binder_.nodes().cost(node);
    return node;
  }

  template <typename T, typename Read>
  void bind_conditional(const std::optional<ConditionalSyntax>& syntax, Conditional<T>& out,
                        const Read& read) {
    if (!syntax) {
      return;
    }
    read(syntax->value, out.value);
    for (const ConditionalSyntax::Alternative& alternative : syntax->alternatives) {
      T value{};
      const bool good = read(alternative.value, value);
      const NodeId condition = bind(alternative.condition);
      if (good && condition != kNoNode) {
        out.alternatives.push_back({std::move(value), condition});
      }
    }
  }

  bool category(const Token& token, std::string& out) {
    const std::string_view code = token.text;
    if (!is_category(code)) {
      file_.error(diagnostic_id::kBadCategory, token.at, fmt::format("unknown category {}", code),
                  "a code of the taxonomy, such as V10, Q10 or D01");
      return false;
    }
    const bool fits = rule_.verdict == RuleVerdict::kAdvert   ? code.starts_with('V')
                      : rule_.verdict == RuleVerdict::kAsking ? code.starts_with('Q')
                                                              : code.starts_with('D');
    if (!fits) {
      file_.error(diagnostic_id::kCategoryOfVerdict, token.at,
                  fmt::format("category {} in a rule whose verdict is {}", code,
                              rule_verdict_name(rule_.verdict)),
                  "V… for advert, Q10 for asking, D01 for rescue");
    }
    out = code;
    return fits;
  }

  bool severity(const Token& token, std::string& out) {
    out = token.text;
    if (severity_level(token.text) >= 0) {
      return true;
    }
    file_.error(diagnostic_id::kBadSeverity, token.at,
                fmt::format("unknown severity {}", token.text), "S0 to S5");
    return false;
  }

  bool adds(const Token& token, double& out) {
    out = parse_number(token.text);
    if (out >= -kAddsMax && out <= kAddsMax) {
      return true;
    }
    file_.error(diagnostic_id::kBadAdds, token.at, fmt::format("adds {}", token.text),
                "a number from -5 to 5");
    return false;
  }

  void find_anchors() {
    if (rule_.when == kNoNode) {
      return;
    }
    rule_.anchors = rarest_anchors(binder_.nodes().nodes(), rule_.when, expected_);
    rule_.mentioned = binder_.nodes().mentioned(rule_.when);
    if (rule_.anchors.none() && rule_.status != RuleStatus::kOff) {
      file_.warning(
          diagnostic_id::kNoAnchor, syntax_.when_at,
          fmt::format("rule {} needs no concept and is evaluated on every post", rule_.name),
          "a concept that must be there");
    }
  }

  const RuleSyntax& syntax_;
  SourceFile& file_;
  RuleBinder& binder_;
  const std::vector<uint64_t>& expected_;
  Rule rule_;
};

}  // namespace

std::vector<Rule> compile_rules(const std::vector<RuleSyntax>& rules, RuleBinder& binder,
                                const std::vector<uint64_t>& expected) {
  std::map<std::string_view, const RuleSyntax*> by_name;
  std::vector<Rule> out;
  for (const RuleSyntax& syntax : rules) {
    const auto [it, fresh] = by_name.emplace(syntax.name, &syntax);
    if (!fresh && !syntax.name.empty()) {
      syntax.file->error(diagnostic_id::kRuleTwice, syntax.at,
                         fmt::format("rule {} is here already, in {}:{}", syntax.name,
                                     it->second->file->path(), it->second->at.line),
                         "a name of its own");
    }
    out.push_back(RuleCompiler(syntax, binder, expected).run());
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Rule& a, const Rule& b) { return a.name < b.name; });
  return out;
}

}  // namespace seamark
