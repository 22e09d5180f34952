#pragma once

#include <string>
#include <vector>

#include "pack/compiled_pack.h"

namespace seamark::entities {

// What a concept of the lexicon means to this signal.
enum class Role : uint8_t {
  kNone,
  kCurrency,
  kThousand,
  kMillion,
  kFrom,
  kTo,
  kDayRelative,
  kDayWeek,
  kDayMonth,
  kMessenger,
  kPayment,
};

struct ConceptRole {
  Role role = Role::kNone;
  std::string name;  // of a currency its code in upper case, of a payment its way: "hawala"
  double euros = 0;  // of a currency, per unit
};

// One role per concept of the pack, by name (docs/formats/pack.md).
std::vector<ConceptRole> concept_roles(const CompiledPack& pack);

// 1 to 12 for "March", "march (month)"; 0 for anything else.
int month_of_gloss(std::string_view gloss);

}  // namespace seamark::entities
