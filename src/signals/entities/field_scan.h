#pragma once

#include <vector>

#include "model/post.h"
#include "signals/document.h"
#include "signals/entities/link_finder.h"
#include "signals/entities/mentions.h"
#include "signals/entities/phone_finder.h"

namespace seamark::entities {

// Of one post: more entities than this are not kept.
constexpr size_t kEntitiesMax = 256;

// Buffers, reused from field to field.
struct FieldScratch {
  LinkScratch links;
  DigitRow row;
  Mentions mentions;
  ViewMentions view_mentions;
  std::vector<UnitSpan> claimed;
  std::vector<UnitSpan> reply_mentions;
  std::vector<Found> found;
  std::vector<Route> routes;
};

// Runs the finders over one field, in the order in which they may claim digits: links, handles,
// whole dates and times, phones, short dates, prices. Appends a hit and an entity for each thing,
// once even if both views show it.
class FieldScan {
 public:
  FieldScan(const CompiledPack& pack, const std::vector<ConceptRole>& roles, FieldText& text,
            FieldScratch& scratch, std::vector<ConceptHit>& hits, std::vector<Entity>& entities)
      : pack_(pack),
        roles_(roles),
        text_(text),
        scratch_(scratch),
        hits_(hits),
        entities_(entities),
        first_entity_(entities.size()) {}

  // `lexicon_hits`: how many of the hits were there before this signal.
  void run(size_t lexicon_hits);

 private:
  void scan_view(View view, const FoldedText& fold);
  void add_found(View view, const FoldedText& fold, Found& found);
  void add_named();
  void add_places();
  void add_routes();
  void add_link_only();

  bool add_entity(EntityType type, const ConceptHit& where, std::string value);
  void add_hit(ConceptId concept_id, ConceptHit where);

  const CompiledPack& pack_;
  const std::vector<ConceptRole>& roles_;
  FieldText& text_;
  FieldScratch& scratch_;
  std::vector<ConceptHit>& hits_;
  std::vector<Entity>& entities_;
  size_t first_entity_;  // of this field
};

// Post::links as entities of Field::kLink.
void scan_post_links(const Post& post, FieldScratch& scratch, std::vector<ConceptHit>& hits,
                     std::vector<Entity>& entities);

}  // namespace seamark::entities
