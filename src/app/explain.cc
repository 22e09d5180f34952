#include <iterator>

#include <fmt/format.h>

#include "api/assessment_json.h"
#include "api/post_json.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/pack_folder.h"
#include "app/post_source.h"
#include "app/pretty.h"
#include "app/redact.h"
#include "engine/findings.h"

namespace seamark::app {
namespace {

using api::JsonBuffer;
using Findings = Scanner::Findings;

template <typename... Args>
void print(JsonBuffer& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(fmt::appender(out), format, std::forward<Args>(args)...);
}

void write_hits(const Findings& findings, const CompiledPack& pack, JsonBuffer& out) {
  print(out, "concepts seen ({}{}):\n", findings.hits.size(),
        findings.hits_overflowed ? ", more were dropped" : "");
  for (const ConceptHit& hit : findings.hits) {
    const Term* const term = hit.term == kNoTerm ? nullptr : &pack.terms[hit.term];
    print(out, "  {:<28} {}[{}..{}] bytes  {}{}", pack.concepts[hit.concept_id].name,
          field_name(hit.field), hit.start, hit.end, view_name(hit.view),
          hit.quoted ? "  quoted" : "");
    if (term != nullptr) {
      print(out, "  {}:{} ({})", term->file, term->line, term->gloss);
    }
    out.push_back('\n');
  }
}

std::string_view outcome_word(const RuleOutcome& outcome) {
  if (!outcome.when_holds) {
    return "no: its conditions do not hold";
  }
  return outcome.unless_holds ? "no: an exception holds" : "fired";
}

void write_rules(const Findings& findings, const CompiledPack& pack, JsonBuffer& out) {
  print(out, "rules considered ({} of {}):\n", findings.outcomes.size(), pack.rules.size());
  for (const RuleOutcome& outcome : findings.outcomes) {
    const Rule& rule = pack.rules[outcome.rule];
    print(out, "  {:<34} v{}  {}", rule.name, rule.version, outcome_word(outcome));
    if (outcome.adds != 0) {
      print(out, ", adds {:+.2f}", outcome.adds);
    }
    out.push_back('\n');
  }
}

void write_sums(const Assessment& assessment, const Findings& findings, const CompiledPack& pack,
                JsonBuffer& out) {
  print(out,
        "evidence {:+.3f} = rules {:+.3f}, support {:+.3f}, against {:+.3f}, model {:+.3f} "
        "(log-odds {:+.3f}, cap {:.2f})\n",
        findings.evidence, findings.rules_evidence, findings.support, findings.counter_evidence,
        findings.model_share, findings.model_log_odds, pack.model_cap);
  print(out, "score {:.4f} = 1 / (1 + exp(-({} x evidence {:+}))), review from {:.2f}\n",
        assessment.score, pack.calibration.scale, pack.calibration.offset, pack.thresholds.review);
  print(out, "language {} (margin {:.2f}); disguises looked for: {}\n", assessment.language,
        findings.language_margin, findings.triggers == 0 ? "none" : "yes");
}

void write_hits_json(api::JsonWriter& json, const Findings& findings, const CompiledPack& pack) {
  json.key("hits");
  json.open('[');
  for (const ConceptHit& hit : findings.hits) {
    json.open('{');
    json.text_member("concept", pack.concepts[hit.concept_id].name);
    json.key("term");
    json.string_or_null(hit.term == kNoTerm ? "" : std::string_view(pack.terms[hit.term].text));
    json.text_member("field", field_name(hit.field));
    json.integer_member("byte_start", hit.start);
    json.integer_member("byte_end", hit.end);
    json.text_member("view", view_name(hit.view));
    json.key("quoted");
    json.boolean(hit.quoted);
    json.close('}');
  }
  json.close(']');
}

void write_rules_json(api::JsonWriter& json, const Findings& findings, const CompiledPack& pack) {
  json.key("rules");
  json.open('[');
  for (const RuleOutcome& outcome : findings.outcomes) {
    const Rule& rule = pack.rules[outcome.rule];
    json.open('{');
    json.text_member("rule", rule.name);
    json.integer_member("version", rule.version);
    json.key("when");
    json.boolean(outcome.when_holds);
    json.key("unless");
    json.boolean(outcome.unless_holds);
    json.number_member("adds", outcome.adds, 3);
    json.close('}');
  }
  json.close(']');
}

void write_json(const Assessment& assessment, std::string_view id, const Findings& findings,
                const CompiledPack& pack, JsonBuffer& out) {
  constexpr int kDecimals = 4;
  out.append(std::string_view("{\"v\":1,\"assessment\":"));
  api::write_assessment(assessment, id, out);
  out.append(std::string_view(",\"working\":"));
  api::JsonWriter json(out);
  json.open('{');
  json.number_member("evidence", findings.evidence, kDecimals);
  json.number_member("rules", findings.rules_evidence, kDecimals);
  json.number_member("support", findings.support, kDecimals);
  json.number_member("against", findings.counter_evidence, kDecimals);
  json.number_member("model_log_odds", findings.model_log_odds, kDecimals);
  json.number_member("model_share", findings.model_share, kDecimals);
  json.number_member("language_margin", findings.language_margin, kDecimals);
  json.close('}');
  out.append(std::string_view(",\"seen\":"));
  api::JsonWriter seen(out);
  seen.open('{');
  write_hits_json(seen, findings, pack);
  write_rules_json(seen, findings, pack);
  seen.close('}');
  out.append(std::string_view("}\n"));
}

}  // namespace

int run_explain(const Arguments& arguments, const Settings& settings) {
  if (arguments.rest.empty() && !arguments.has("--text") && stdin_is_terminal()) {
    complain("no post found, wanted FILE:LINE, --text or a post on standard input");
    return kUsage;
  }
  const auto form = api::find_input_form(arguments.value("--input", "auto"));
  PostSource source(form.value_or(api::InputForm::kAuto));
  const Result<const Post*> post = source.find(arguments);
  if (!post.ok()) {
    complain(post.error().message());
    return post.error().code() == ErrorCode::kNotFound ? kUsage : kBadRecords;
  }
  const Result<std::shared_ptr<const Engine>> engine = load_engine(arguments);
  if (!engine.ok()) {
    complain(engine.error().message());
    return kUsage;
  }
  Scanner scanner(engine.value());
  const Assessment& assessment = scanner.scan(*post.value());
  const CompiledPack& pack = engine.value()->pack();
  std::string made_id;
  const std::string_view id = api::id_or_content_id(*post.value(), made_id);
  Redactor redactor;
  const Assessment& shown = settings.redact ? redactor.redact(assessment) : assessment;
  JsonBuffer out;
  if (settings.format == OutputFormat::kPretty) {
    write_pretty({shown, id, *post.value()}, pack, settings, out);
    write_hits(scanner.findings(), pack, out);
    write_rules(scanner.findings(), pack, out);
    write_sums(assessment, scanner.findings(), pack, out);
  } else {
    write_json(shown, id, scanner.findings(), pack, out);
  }
  return write_out({out.data(), out.size()}) ? kDone : kInternal;
}

}  // namespace seamark::app
