#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/post.h"

namespace seamark {

// The form of the text in which something was found.
enum class View : uint8_t { kFold, kDeobfuscated, kOcr };

std::string_view view_name(View view);

using ConceptId = uint16_t;
constexpr ConceptId kNoConcept = 0xFFFF;
constexpr size_t kConceptsMax = 512;  // of one pack, built-in ones included
constexpr uint32_t kNoTerm = 0xFFFFFFFF;

// One concept seen at one place of a post. Positions are in the original text of the field.
struct ConceptHit {
  ConceptId concept_id = kNoConcept;
  Field field = Field::kText;
  View view = View::kFold;
  bool quoted = false;  // stands between quotation marks
  uint32_t term =
      kNoTerm;         // index of the pack's term, or kNoTerm: seen by an entity or another signal
  uint32_t start = 0;  // bytes [start, end) of the field
  uint32_t end = 0;
  uint32_t first_word = 0;  // word indexes [first_word, last_word] of the first view
  uint32_t last_word = 0;
  uint32_t sentence = 0;  // index of the sentence within the field
};

enum class EntityType : uint8_t { kPhone, kHandle, kLink, kPrice, kPlace, kRoute, kDate, kPayment };

std::string_view entity_type_name(EntityType type);

// How sure the normalised value is: a valid number, a possible one, or the raw characters only.
enum class EntityGrade : uint8_t { kValid, kPossible, kRaw };

std::string_view entity_grade_name(EntityGrade grade);

// A contact, price, place, route, date or payment term, with a value that two posts can share.
struct Entity {
  EntityType type = EntityType::kPhone;
  EntityGrade grade = EntityGrade::kRaw;
  Field field = Field::kText;
  uint16_t item = 0;   // of Field::kLink: which of the post's links
  uint32_t start = 0;  // bytes [start, end) of the field, or of the link
  uint32_t end = 0;
  std::string
      value;  // normalised: "+447700900123", "t.me/example", "EUR 1200", "fr-calais>gb-dover"
};

}  // namespace seamark
