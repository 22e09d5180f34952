#include "signals/entities/entity_signal.h"

#include <algorithm>
#include <string>

#include "signals/entities/concept_roles.h"
#include "signals/entities/field_scan.h"
#include "signals/entities/numbering_plan.h"
#include "signals/entities/phone_grader.h"

namespace seamark::entities {

namespace {

// Phones wait for grade(). A handle or link that is well formed may still lead nowhere.
EntityGrade grade_of(const Entity& entity) {
  switch (entity.type) {
    case EntityType::kPhone:
      return EntityGrade::kRaw;
    case EntityType::kHandle:
    case EntityType::kLink:
      return EntityGrade::kPossible;
    default:
      return entity.value.empty() ? EntityGrade::kRaw : EntityGrade::kValid;
  }
}

}  // namespace

struct EntitySignal::Tables {
  const CompiledPack& pack;
  std::vector<ConceptRole> roles;
};

struct EntitySignal::Scratch {
  FieldScratch field;
};

EntitySignal::EntitySignal(const CompiledPack& pack)
    : tables_(std::make_unique<Tables>(Tables{pack, concept_roles(pack)})) {
  NumberingPlans::of_library();  // now, so that no post waits for it
}

EntitySignal::~EntitySignal() = default;

std::unique_ptr<EntitySignal::Scratch, void (*)(EntitySignal::Scratch*)>
EntitySignal::make_scratch() const {
  return {new Scratch, [](Scratch* scratch) { delete scratch; }};
}

void EntitySignal::find(const Post& post, Document& document, std::vector<ConceptHit>& hits,
                        std::vector<Entity>& entities, Scratch& scratch) const {
  const size_t lexicon_hits = hits.size();
  for (FieldText& text : document) {
    FieldScan scan{tables_->pack, tables_->roles, text, scratch.field, hits, entities};
    scan.run(lexicon_hits);
  }
  scan_post_links(post, scratch.field, hits, entities);
  for (Entity& entity : entities) {
    entity.grade = grade_of(entity);
  }
}

void EntitySignal::grade(std::string_view language, std::vector<Entity>& entities) const {
  const std::span<const std::string_view> regions = phone_regions(language);
  for (Entity& entity : entities) {
    if (entity.type == EntityType::kPhone) {
      GradedPhone graded = grade_phone(entity.value, regions);
      entity.grade = graded.grade;
      entity.value = std::move(graded.value);
    }
  }
}

}  // namespace seamark::entities
