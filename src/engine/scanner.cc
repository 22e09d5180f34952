#include <algorithm>

#include "base/utf8.h"
#include "engine/document_builder.h"
#include "engine/engine.h"
#include "engine/engine_internal.h"
#include "engine/evidence.h"
#include "engine/explain.h"
#include "engine/findings.h"
#include "engine/hit_index.h"
#include "engine/rule_eval.h"
#include "engine/term_needs.h"
#include "signals/campaign/campaign_signal.h"

namespace seamark {

namespace {

constexpr size_t kModelReasons = 3;
constexpr double kModelReasonMin = 0.05;  // smaller shares are not worth a line

// A disguise that ordinary writing does not use.
constexpr uint32_t kDisguiseFlags = kTextZeroWidth | kTextMarkFlood | kTextStyledLetter;

}  // namespace

struct Scanner::State {
  explicit State(std::shared_ptr<const Engine> e)
      : engine(std::move(e)),
        parts(engine->parts()),
        pack(*parts.pack),
        evaluator(pack),
        entity_scratch(parts.entities.make_scratch()) {}

  void assess(const Post& post);
  void run_rules(const Post& post);
  void note_disguise();
  void decide(const Post& post);
  void decide_rules();
  void describe_entities(const Post& post);
  void explain_model();
  const RuleOutcome* strongest(RuleVerdict verdict) const;

  std::shared_ptr<const Engine> engine;
  const Engine::Parts& parts;
  const CompiledPack& pack;
  Document document;
  lexicon::LexiconScan lexicon_scan;
  HitIndex index;
  RuleEvaluator evaluator;
  std::unique_ptr<entities::EntitySignal::Scratch, void (*)(entities::EntitySignal::Scratch*)>
      entity_scratch;
  std::vector<uint32_t> candidates;
  std::vector<Entity> entities;
  language::LanguageGuess language;
  Findings findings;
  Assessment assessment;
};

Scanner::Scanner(std::shared_ptr<const Engine> engine)
    : state_(std::make_unique<State>(std::move(engine))) {}

Scanner::Scanner(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

const Assessment& Scanner::scan(const Post& post) {
  state_->assess(post);
  return state_->assessment;
}

const Scanner::Findings& Scanner::findings() const {
  return state_->findings;
}

void Scanner::State::assess(const Post& post) {
  assessment.clear();
  assessment.post_id = post.id;
  assessment.pack = &pack.identity;
  findings.hits.clear();
  findings.outcomes.clear();
  entities.clear();
  candidates.clear();

  build_document(post, parts.level, document);
  language = {};
  if (document.count > 0) {
    language = parts.language.identify(document.fields[0].fold, parts.level);
  }
  assessment.language = language.code;
  parts.lexicon.scan(document, parts.classifier.weights(), parts.level, lexicon_scan);
  findings.model_log_odds = document.count > 0 ? parts.classifier.log_odds(lexicon_scan.text) : 0;
  findings.language_margin = language.margin;
  findings.hits_overflowed = lexicon_scan.overflow;
  findings.triggers = 0;
  for (const FieldText& text : document) {
    findings.triggers |= text.triggers;
  }
  parts.gate.pass(lexicon_scan.present, candidates);
  ConceptSet present;
  if (!candidates.empty()) {
    run_rules(post);
    present = index.present();
  }
  sum_evidence(pack, present, findings);
  decide(post);
}

// Positions, entities and rules: only for posts that the gate lets through.
void Scanner::State::run_rules(const Post& post) {
  parts.lexicon.hits(document, lexicon_scan, language.code, findings.hits);
  parts.entities.find(post, document, findings.hits, entities, *entity_scratch);
  note_disguise();
  drop_unmet_needs(pack, findings.hits);
  for (FieldText& text : document) {
    find_structure(text);
  }
  index.build(findings.hits);
  evaluator.begin(document, index, language.code);
  for (const uint32_t candidate : candidates) {
    const Rule& rule = pack.rules[candidate];
    RuleOutcome outcome{.rule = candidate, .when_holds = evaluator.holds(rule.when)};
    outcome.unless_holds =
        outcome.when_holds && rule.unless != kNoNode && evaluator.holds(rule.unless);
    if (outcome.when_holds && !outcome.unless_holds) {
      outcome.adds = evaluator.choose(rule.adds);
    }
    findings.outcomes.push_back(outcome);
  }
}

// text.obfuscated: letters were disguised, or only the second view shows a concept.
void Scanner::State::note_disguise() {
  for (FieldText& text : document) {
    const bool second_view =
        std::any_of(findings.hits.begin(), findings.hits.end(), [&](const ConceptHit& hit) {
          return hit.view == View::kDeobfuscated && hit.field == text.field &&
                 pack.concepts[hit.concept_id].weight >= 0;
        });
    if (second_view || (text.fold.flags & kDisguiseFlags) != 0) {
      ConceptHit hit{.concept_id = kTextObfuscated,
                     .field = text.field,
                     .end = static_cast<uint32_t>(text.source.size())};
      locate(text, hit);
      findings.hits.push_back(hit);
    }
  }
}

const RuleOutcome* Scanner::State::strongest(RuleVerdict verdict) const {
  const RuleOutcome* best = nullptr;
  for (const RuleOutcome& outcome : findings.outcomes) {
    const bool fired =
        outcome.when_holds && !outcome.unless_holds && pack.rules[outcome.rule].verdict == verdict;
    best = fired && (best == nullptr || outcome.adds > best->adds) ? &outcome : best;
  }
  return best;
}

void Scanner::State::decide(const Post& post) {
  assessment.score = calibrated_score(pack, findings);
  assessment.band = band_of(pack.thresholds, assessment.score);
  if (assessment.score >= pack.thresholds.review) {
    assessment.verdict = Verdict::kAdvert;
  }
  if (!candidates.empty()) {
    decide_rules();
    describe_entities(post);
  }
  const bool truncated = std::any_of(document.begin(), document.end(), [](const FieldText& text) {
    return (text.fold.flags & kTextTruncated) != 0;
  });
  if (assessment.verdict == Verdict::kNone && assessment.category.empty()) {
    if (truncated) {
      assessment.verdict = Verdict::kUndecided;
      assessment.undecided = "text_too_long";
    } else if (document.count == 0 && !post.media.empty()) {
      assessment.verdict = Verdict::kUndecided;
      assessment.undecided = "media_not_read";
    }
  }
}

void Scanner::State::decide_rules() {
  const Explained explained{pack, document, index, findings};
  const RuleOutcome* rescue = strongest(RuleVerdict::kRescue);
  const RuleOutcome* asking = strongest(RuleVerdict::kAsking);
  const RuleOutcome* shown = rescue;
  if (assessment.verdict == Verdict::kAdvert) {
    shown = strongest(RuleVerdict::kAdvert);
  } else if (rescue == nullptr && asking != nullptr) {
    assessment.verdict = Verdict::kAsking;
    shown = asking;
  }
  explain_against(explained, assessment);
  if (shown == nullptr) {
    return;
  }
  const Rule& rule = pack.rules[shown->rule];
  assessment.category = evaluator.choose(rule.category);
  assessment.severity = evaluator.choose(rule.severity);
  if (rescue != nullptr) {  // life first, whatever else the post is
    assessment.severity = std::max(
        assessment.severity, std::string_view(evaluator.choose(pack.rules[rescue->rule].severity)));
  }
  explain_rules(explained, rule.verdict, assessment);
  if (assessment.verdict == Verdict::kAdvert) {
    explain_model();
  }
  parts.entities.grade(language.code, entities);
  if (assessment.verdict != Verdict::kNone && document.count > 0) {
    assessment.campaign = campaign::campaign_signature(document.fields[0], entities);
  }
}

void Scanner::State::describe_entities(const Post& post) {
  for (Entity& entity : entities) {
    AssessedEntity out{.type = entity.type, .grade = entity.grade, .field = entity.field};
    if (entity.field ==
        Field::kLink) {  // links stand beside the document: spans are within the link
      const std::string_view link = post.links[entity.item];
      out.raw = link.substr(entity.start, entity.end - entity.start);
      const auto before = static_cast<uint32_t>(count_code_points(link.substr(0, entity.start)));
      out.span = {before, before + static_cast<uint32_t>(count_code_points(out.raw))};
    } else {
      out.span = span_of(document, entity.field, entity.start, entity.end);
      out.raw = quote_of(document, entity.field, entity.start, entity.end);
    }
    out.value = std::move(entity.value);
    assessment.entities.push_back(std::move(out));
  }
}

void Scanner::State::explain_model() {
  if (findings.model_share < kModelReasonMin || findings.model_log_odds <= 0) {
    return;
  }
  const FieldText& text = document.fields[0];
  const auto shares = parts.classifier.explain(text, kModelReasons);
  double total = 0;
  for (const auto& share : shares) {
    total += std::max(share.weight, 0.0);
  }
  for (const auto& share : shares) {
    if (share.weight > 0 && assessment.reasons.size() < kReasonsMax) {
      assessment.reasons.push_back(
          {.rule = "model",
           .concept_name = "model",
           .weight = findings.model_share * share.weight / total,
           .field = text.field,
           .span = span_of(document, text.field, share.start, share.end),
           .quote = quote_of(document, text.field, share.start, share.end)});
    }
  }
}

}  // namespace seamark
