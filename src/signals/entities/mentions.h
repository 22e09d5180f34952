#pragma once

#include <vector>

#include "signals/document.h"
#include "signals/entities/concept_roles.h"
#include "signals/entities/date_finder.h"
#include "signals/entities/price_finder.h"
#include "signals/entities/route_finder.h"

namespace seamark::entities {

// The lexicon's hits of one field that mean something here, by what they mean. Reused.
struct Mentions {
  std::vector<ConceptHit> messengers;
  std::vector<ConceptHit> currencies;
  std::vector<ConceptHit> scales;
  std::vector<ConceptHit> months;
  std::vector<ConceptHit> days;  // day.relative, day.week
  std::vector<ConceptHit> payments;
  std::vector<PlaceMention> places;
  std::vector<DirectionMention> directions;

  void collect(const CompiledPack& pack, const std::vector<ConceptRole>& roles, FieldText& text,
               const std::vector<ConceptHit>& hits, size_t hits_count);

 private:
  void add_place(FieldText& text, ConceptHit hit, const Term& term);
};

// The same, in units of one view, for the finders. Reused.
struct ViewMentions {
  std::vector<UnitSpan> messengers;
  std::vector<CurrencyMention> currencies;
  std::vector<ScaleMention> scales;
  std::vector<MonthMention> months;

  void translate(const CompiledPack& pack, const std::vector<ConceptRole>& roles,
                 const Mentions& mentions, const FoldedText& view);
};

}  // namespace seamark::entities
