#include "engine/explain.h"

#include <algorithm>

#include "base/utf8.h"

namespace seamark {

namespace {

constexpr std::string_view kSupport = "support";  // stands for the rule where none asked for it
constexpr double kBuiltinTermWeight = 1;          // of a hit that an entity or the text gave

const FieldText* field_holding(const Document& document, Field field, uint32_t end) {
  for (const FieldText& text : document) {
    if (text.field == field && end <= text.source.size()) {
      return &text;
    }
  }
  return nullptr;
}

double term_weight(const CompiledPack& pack, const ConceptHit& hit) {
  return hit.term == kNoTerm ? kBuiltinTermWeight : pack.terms[hit.term].weight;
}

// The best hit of a concept: the heaviest term, then the first.
const ConceptHit* best_hit(const Explained& e, ConceptId id) {
  const ConceptHit* best = nullptr;
  for (const ConceptHit& hit : e.index.hits()) {
    const bool better = hit.concept_id == id &&
                        (best == nullptr || term_weight(e.pack, hit) > term_weight(e.pack, *best));
    best = better ? &hit : best;
  }
  return best;
}

std::vector<const ConceptHit*> best_hits(const Explained& e, const ConceptSet& concepts) {
  std::vector<const ConceptHit*> out;
  const ConceptSet wanted = concepts & e.index.present();
  for (size_t id = wanted._Find_first(); id < kConceptsMax; id = wanted._Find_next(id)) {
    out.push_back(best_hit(e, static_cast<ConceptId>(id)));
  }
  return out;
}

void add_reason(const Explained& e, std::string_view rule, const ConceptHit& hit, double weight,
                Assessment& out) {
  out.reasons.push_back({.rule = rule,
                         .concept_name = e.pack.concepts[hit.concept_id].name,
                         .term = hit.term == kNoTerm
                                     ? std::string_view()
                                     : std::string_view(e.pack.terms[hit.term].text),
                         .weight = weight,
                         .field = hit.field,
                         .view = hit.view,
                         .span = span_of(e.document, hit.field, hit.start, hit.end),
                         .quote = quote_of(e.document, hit.field, hit.start, hit.end)});
}

void explain_rule(const Explained& e, const RuleOutcome& outcome, double adds, Assessment& out) {
  const Rule& rule = e.pack.rules[outcome.rule];
  const std::vector<const ConceptHit*> hits = best_hits(e, rule.mentioned);
  double total = 0;
  for (const ConceptHit* hit : hits) {
    total += term_weight(e.pack, *hit);
  }
  for (const ConceptHit* hit : hits) {
    add_reason(e, rule.name, *hit, adds * term_weight(e.pack, *hit) / total, out);
  }
  if (hits.empty()) {  // a rule of a regex or of text properties alone
    out.reasons.push_back({.rule = rule.name, .weight = adds});
  }
}

void explain_support(const Explained& e, Assessment& out) {
  ConceptSet support;
  double total = 0;
  const ConceptSet& present = e.index.present();
  for (size_t id = present._Find_first(); id < kConceptsMax; id = present._Find_next(id)) {
    if (e.pack.concepts[id].weight > 0) {
      support.set(id);
      total += e.pack.concepts[id].weight;
    }
  }
  for (const ConceptHit* hit : best_hits(e, support)) {
    const double share = e.pack.concepts[hit->concept_id].weight / total;
    add_reason(e, kSupport, *hit, e.findings.support * share, out);
  }
}

// One reason for one place: what several rules, or several concepts of the same words, gave is
// added up under the one that gave most. Keeps the order by weight.
void merge_places(std::vector<Reason>& reasons) {
  size_t kept = 0;
  for (size_t i = 0; i < reasons.size(); ++i) {
    const auto same_place = [&](const Reason& other) {
      return other.field == reasons[i].field && other.span == reasons[i].span;
    };
    const auto end = reasons.begin() + static_cast<std::ptrdiff_t>(kept);
    const auto first = std::find_if(reasons.begin(), end, same_place);
    if (first != end) {
      first->weight += reasons[i].weight;
      first->rule = first->rule == kSupport ? reasons[i].rule : first->rule;
    } else {
      reasons[kept++] = reasons[i];
    }
  }
  reasons.resize(kept);
}

void sort_by_weight(std::vector<Reason>& reasons) {
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
}

}  // namespace

Span span_of(const Document& document, Field field, uint32_t start, uint32_t end) {
  const FieldText* text = field_holding(document, field, end);
  if (text == nullptr) {
    return {};
  }
  const size_t before = count_code_points(text->source.substr(0, start));
  const size_t inside = count_code_points(text->source.substr(start, end - start));
  return {static_cast<uint32_t>(before), static_cast<uint32_t>(before + inside)};
}

std::string_view quote_of(const Document& document, Field field, uint32_t start, uint32_t end) {
  const FieldText* text = field_holding(document, field, end);
  return text == nullptr ? std::string_view() : text->source.substr(start, end - start);
}

void explain_rules(const Explained& e, RuleVerdict verdict, Assessment& out) {
  double strongest = 0;
  uint32_t strongest_rule = 0;
  for (const RuleOutcome& outcome : e.findings.outcomes) {
    const bool fired = outcome.when_holds && !outcome.unless_holds &&
                       e.pack.rules[outcome.rule].verdict == verdict;
    if (fired && outcome.adds > strongest) {
      strongest = outcome.adds;
      strongest_rule = outcome.rule;
    }
  }
  const bool shares = verdict == RuleVerdict::kAdvert;
  for (const RuleOutcome& outcome : e.findings.outcomes) {
    if (!outcome.when_holds || outcome.unless_holds ||
        e.pack.rules[outcome.rule].verdict != verdict) {
      continue;
    }
    const bool further = shares && outcome.rule != strongest_rule;
    explain_rule(e, outcome, outcome.adds * (further ? kFurtherRuleShare : 1), out);
  }
  if (shares && e.findings.support > 0) {
    explain_support(e, out);
  }
  sort_by_weight(out.reasons);
  merge_places(out.reasons);
  sort_by_weight(out.reasons);
  if (out.reasons.size() > kReasonsMax) {
    out.reasons.resize(kReasonsMax);
  }
}

void explain_against(const Explained& e, Assessment& out) {
  ConceptSet against;
  const ConceptSet& present = e.index.present();
  for (size_t id = present._Find_first(); id < kConceptsMax; id = present._Find_next(id)) {
    if (e.pack.concepts[id].weight < 0) {
      against.set(id);
    }
  }
  for (const ConceptHit* hit : best_hits(e, against)) {
    out.against.push_back({.concept_name = e.pack.concepts[hit->concept_id].name,
                           .weight = e.pack.concepts[hit->concept_id].weight,
                           .field = hit->field,
                           .span = span_of(e.document, hit->field, hit->start, hit->end)});
  }
}

}  // namespace seamark
