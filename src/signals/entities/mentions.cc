#include "signals/entities/mentions.h"

#include <algorithm>

#include "signals/entities/place_endings.h"

namespace seamark::entities {
namespace {

// The units of `view` that came from bytes [start, end).
UnitSpan units_of(const FoldedText& view, const ConceptHit& hit) {
  const uint32_t* first = view.offsets.data();
  const uint32_t* last = first + view.size;
  return {static_cast<size_t>(std::lower_bound(first, last, hit.start) - first),
          static_cast<size_t>(std::lower_bound(first, last, hit.end) - first)};
}

template <typename Append>
void for_each_span(const std::vector<ConceptHit>& hits, const FoldedText& view, Append&& append) {
  for (const ConceptHit& hit : hits) {
    const UnitSpan span = units_of(view, hit);
    if (span.start < span.end) {
      append(hit, span);
    }
  }
}

}  // namespace

void Mentions::collect(const CompiledPack& pack, const std::vector<ConceptRole>& roles,
                       FieldText& text, const std::vector<ConceptHit>& hits, size_t hits_count) {
  for (auto* list : {&messengers, &currencies, &scales, &months, &days, &payments}) {
    list->clear();
  }
  places.clear();
  directions.clear();
  for (size_t i = 0; i < hits_count; ++i) {
    ConceptHit hit = hits[i];
    if (hit.field != text.field || hit.end > text.source.size() || hit.start >= hit.end ||
        hit.term == kNoTerm || hit.concept_id >= roles.size()) {
      continue;
    }
    const Term& term = pack.terms[hit.term];
    const Role role = roles[hit.concept_id].role;
    const auto attachment =
        term.match == TermMatch::kSuffix ? Attachment::kPlaceBefore : Attachment::kNextPlace;
    if (term.place != kNoPlace && hit.concept_id == kPlaceAny) {
      add_place(text, hit, term);
      continue;
    }
    switch (role) {
      case Role::kMessenger:
        messengers.push_back(hit);
        break;
      case Role::kCurrency:
        currencies.push_back(hit);
        break;
      case Role::kThousand:
      case Role::kMillion:
        scales.push_back(hit);
        break;
      case Role::kDayMonth:
        months.push_back(hit);
        break;
      case Role::kDayRelative:
      case Role::kDayWeek:
        days.push_back(hit);
        break;
      case Role::kPayment:
        payments.push_back(hit);
        break;
      case Role::kFrom:
      case Role::kTo:
        locate(text, hit);
        directions.push_back({.hit = hit,
                              .direction = role == Role::kFrom ? Direction::kFrom : Direction::kTo,
                              .attachment = attachment});
        break;
      case Role::kNone:
        break;
    }
  }
}

void Mentions::add_place(FieldText& text, ConceptHit hit, const Term& term) {
  locate(text, hit);
  PlaceMention mention{.hit = hit, .place = term.place};
  const UnitSpan span = units_of(text.fold, hit);
  const std::optional<Direction> ending =
      direction_of_ending(TextView(text.fold), span.end, term.language == "tr");
  mention.origin = ending == Direction::kFrom;
  mention.destination = ending == Direction::kTo;
  places.push_back(mention);
}

void ViewMentions::translate(const CompiledPack& pack, const std::vector<ConceptRole>& roles,
                             const Mentions& mentions, const FoldedText& view) {
  messengers.clear();
  currencies.clear();
  scales.clear();
  months.clear();
  for_each_span(mentions.messengers, view,
                [&](const ConceptHit&, const UnitSpan& span) { messengers.push_back(span); });
  for_each_span(mentions.currencies, view, [&](const ConceptHit& hit, const UnitSpan& span) {
    const ConceptRole& role = roles[hit.concept_id];
    currencies.push_back({.span = span, .code = role.name, .euros = role.euros});
  });
  for_each_span(mentions.scales, view, [&](const ConceptHit& hit, const UnitSpan& span) {
    scales.push_back(
        {.span = span, .factor = roles[hit.concept_id].role == Role::kThousand ? 1e3 : 1e6});
  });
  for_each_span(mentions.months, view, [&](const ConceptHit& hit, const UnitSpan& span) {
    months.push_back({.span = span, .month = month_of_gloss(pack.terms[hit.term].gloss)});
  });
}

}  // namespace seamark::entities
