#include "engine/explain.h"

#include <algorithm>
#include <array>

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

// The best hit of every concept: the heaviest term, then the first.
class BestHits {
 public:
  explicit BestHits(const Explained& e) : hits_(e.index.hits()) {
    for (uint32_t i = 0; i < hits_.size(); ++i) {
      uint32_t& best = best_[hits_[i].concept_id];
      if (best == 0 || term_weight(e.pack, hits_[i]) > term_weight(e.pack, hits_[best - 1])) {
        best = i + 1;
      }
    }
  }

  // REQUIRES: a concept that is present.
  const ConceptHit& of(size_t concept_id) const { return hits_[best_[concept_id] - 1]; }

 private:
  const std::vector<ConceptHit>& hits_;
  std::array<uint32_t, kConceptsMax> best_{};  // index + 1; 0: none
};

template <typename Visit>
void for_each_concept(const ConceptSet& concepts, Visit&& visit) {
  for (size_t id = concepts._Find_first(); id < kConceptsMax; id = concepts._Find_next(id)) {
    visit(id);
  }
}

// A reason before it is known whether it stays. No hit: a rule of a regex or of text properties
// alone.
struct Draft {
  std::string_view rule;
  const ConceptHit* hit = nullptr;
  double weight = 0;
  Span span;

  Field field() const { return hit == nullptr ? Field::kText : hit->field; }
};

class Drafts {
 public:
  explicit Drafts(const Explained& e) : e_(e), best_(e) { drafts_.reserve(64); }

  void add_rule(const RuleOutcome& outcome, double adds) {
    const Rule& rule = e_.pack.rules[outcome.rule];
    const ConceptSet wanted = rule.mentioned & e_.index.present();
    double total = 0;
    for_each_concept(wanted, [&](size_t id) { total += term_weight(e_.pack, best_.of(id)); });
    for_each_concept(wanted, [&](size_t id) {
      add(rule.name, best_.of(id), adds * term_weight(e_.pack, best_.of(id)) / total);
    });
    if (wanted.none()) {
      drafts_.push_back({.rule = rule.name, .weight = adds});
    }
  }

  void add_support() {
    ConceptSet support;
    double total = 0;
    for_each_concept(e_.index.present(), [&](size_t id) {
      if (e_.pack.concepts[id].weight > 0) {
        support.set(id);
        total += e_.pack.concepts[id].weight;
      }
    });
    for_each_concept(support, [&](size_t id) {
      const double share = e_.pack.concepts[id].weight / total;
      add(kSupport, best_.of(id), e_.findings.support * share);
    });
  }

  void settle() {
    sort_by_weight();
    merge_places();
    sort_by_weight();
    if (drafts_.size() > kReasonsMax) {
      drafts_.resize(kReasonsMax);
    }
  }

  void write(Assessment& out) const {
    for (const Draft& draft : drafts_) {
      Reason& reason = out.reasons.emplace_back();
      reason.rule = draft.rule;
      reason.weight = draft.weight;
      if (draft.hit == nullptr) {
        continue;
      }
      const ConceptHit& hit = *draft.hit;
      reason.concept_name = e_.pack.concepts[hit.concept_id].name;
      if (hit.term != kNoTerm) {
        reason.term = e_.pack.terms[hit.term].text;
      }
      reason.field = hit.field;
      reason.view = hit.view;
      reason.span = draft.span;
      reason.quote = quote_of(e_.document, hit.field, hit.start, hit.end);
    }
  }

 private:
  void add(std::string_view rule, const ConceptHit& hit, double weight) {
    const auto same = std::find_if(drafts_.begin(), drafts_.end(),
                                   [&](const Draft& other) { return other.hit == &hit; });
    const Span span =
        same != drafts_.end() ? same->span : span_of(e_.document, hit.field, hit.start, hit.end);
    drafts_.push_back({.rule = rule, .hit = &hit, .weight = weight, .span = span});
  }

  void sort_by_weight() {
    std::stable_sort(drafts_.begin(), drafts_.end(),
                     [](const Draft& a, const Draft& b) { return a.weight > b.weight; });
  }

  // One reason for one place: what several rules, or several concepts of the same words, gave is
  // added up under the one that gave most. Keeps the order by weight.
  void merge_places() {
    size_t kept = 0;
    for (const Draft& draft : drafts_) {
      const auto end = drafts_.begin() + static_cast<std::ptrdiff_t>(kept);
      const auto first = std::find_if(drafts_.begin(), end, [&](const Draft& other) {
        return other.span == draft.span && other.field() == draft.field();
      });
      if (first != end) {
        first->weight += draft.weight;
        first->rule = first->rule == kSupport ? draft.rule : first->rule;
      } else {
        drafts_[kept++] = draft;
      }
    }
    drafts_.resize(kept);
  }

  const Explained& e_;
  BestHits best_;
  std::vector<Draft> drafts_;
};

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
  Drafts drafts(e);
  for (const RuleOutcome& outcome : e.findings.outcomes) {
    if (!outcome.when_holds || outcome.unless_holds ||
        e.pack.rules[outcome.rule].verdict != verdict) {
      continue;
    }
    const bool further = shares && outcome.rule != strongest_rule;
    drafts.add_rule(outcome, outcome.adds * (further ? kFurtherRuleShare : 1));
  }
  if (shares && e.findings.support > 0) {
    drafts.add_support();
  }
  drafts.settle();
  drafts.write(out);
}

void explain_against(const Explained& e, Assessment& out) {
  ConceptSet against;
  for_each_concept(e.index.present(), [&](size_t id) {
    if (e.pack.concepts[id].weight < 0) {
      against.set(id);
    }
  });
  if (against.none()) {
    return;
  }
  const BestHits best(e);
  for_each_concept(against, [&](size_t id) {
    const ConceptHit& hit = best.of(id);
    out.against.push_back({.concept_name = e.pack.concepts[id].name,
                           .weight = e.pack.concepts[id].weight,
                           .field = hit.field,
                           .span = span_of(e.document, hit.field, hit.start, hit.end)});
  });
}

}  // namespace seamark
