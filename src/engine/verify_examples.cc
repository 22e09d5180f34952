#include "engine/verify_examples.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "engine/disguise.h"
#include "engine/findings.h"

namespace seamark {

namespace {

class Verifier {
 public:
  Verifier(const Engine& engine, Scanner& scanner, Diagnostics& diagnostics)
      : pack_(engine.pack()), scanner_(scanner), diagnostics_(diagnostics) {}

  void verify(uint32_t rule_index) {
    const Rule& rule = pack_.rules[rule_index];
    for (const RuleExample& example : rule.examples) {
      const bool fired = fires(rule_index, example.text);
      if (fired != example.must_match) {
        report_example(rule, example);
      } else if (fired) {
        check_verdict(rule, example);
        check_disguises(rule_index, example);
      }
    }
  }

 private:
  bool fires(uint32_t rule_index, std::string_view text) {
    Post post;
    post.text = text;
    const Assessment& assessment = scanner_.scan(post);
    score_ = assessment.score;
    verdict_ = assessment.verdict;
    const auto& outcomes = scanner_.findings().outcomes;
    return std::any_of(outcomes.begin(), outcomes.end(), [&](const RuleOutcome& outcome) {
      return outcome.rule == rule_index && outcome.when_holds && !outcome.unless_holds;
    });
  }

  // What was seen instead: the concepts found, for the author to compare with `when`.
  std::string concepts_seen() const {
    std::vector<std::string_view> names;
    for (const ConceptHit& hit : scanner_.findings().hits) {
      names.push_back(pack_.concepts[hit.concept_id].name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names.empty() ? "no concept" : fmt::format("{}", fmt::join(names, ", "));
  }

  void report_example(const Rule& rule, const RuleExample& example) {
    Diagnostic d = at(rule, example);
    if (example.must_match) {
      d.id = "SM-R101";
      d.message =
          fmt::format("{}: the example does not match; seen: {}", rule.name, concepts_seen());
      d.wanted = "a text that the rule's \"when\" holds for and its \"unless\" does not";
    } else {
      d.id = "SM-R102";
      d.message =
          fmt::format("{}: the counter-example matches; seen: {}", rule.name, concepts_seen());
      d.wanted = "no match because " + example.because;
    }
    diagnostics_.add(std::move(d));
  }

  void check_verdict(const Rule& rule, const RuleExample& example) {
    if (rule.verdict != RuleVerdict::kAdvert || verdict_ == Verdict::kAdvert) {
      return;
    }
    Diagnostic d = at(rule, example);
    d.level = DiagnosticLevel::kWarning;
    d.id = "SM-R103";
    d.message = fmt::format("{}: the example matches, but scores only {:.2f}", rule.name, score_);
    d.wanted = fmt::format("a score of at least {:.2f}", pack_.thresholds.review);
    diagnostics_.add(std::move(d));
  }

  void check_disguises(uint32_t rule_index, const RuleExample& example) {
    const Rule& rule = pack_.rules[rule_index];
    for (const Disguise kind : rule.survives) {
      const std::string text = disguise(example.text, kind);
      if (text != example.text && !fires(rule_index, text)) {
        Diagnostic d = at(rule, example);
        d.id = "SM-R104";
        d.message = fmt::format("{}: the example does not survive {}; seen: {}", rule.name,
                                disguise_name(kind), concepts_seen());
        d.wanted = "terms that the second view recovers, or no such claim in \"survives\"";
        diagnostics_.add(std::move(d));
      }
    }
  }

  static Diagnostic at(const Rule& rule, const RuleExample& example) {
    return {.level = DiagnosticLevel::kError, .file = rule.file, .line = example.line, .column = 1};
  }

  const CompiledPack& pack_;
  Scanner& scanner_;
  Diagnostics& diagnostics_;
  double score_ = 0;
  Verdict verdict_ = Verdict::kNone;
};

}  // namespace

void verify_examples(const std::shared_ptr<const Engine>& engine, Diagnostics& diagnostics) {
  Scanner scanner(engine);
  Verifier verifier(*engine, scanner, diagnostics);
  for (uint32_t rule = 0; rule < engine->pack().rules.size(); ++rule) {
    if (engine->pack().rules[rule].status != RuleStatus::kOff) {
      verifier.verify(rule);
    }
  }
}

}  // namespace seamark
