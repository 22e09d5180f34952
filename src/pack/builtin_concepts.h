#pragma once

#include <array>
#include <string_view>

#include "model/signal.h"

namespace seamark {

// Concepts that signals other than the lexicon see. They have the first ids of every pack, in this
// order.
enum BuiltinConcept : ConceptId {
  kEntityPhone,
  kEntityMessengerLink,
  kEntityLink,
  kEntityHandle,
  kEntityPrice,
  kEntityPriceLarge,
  kEntityDate,
  kEntityTime,
  kPlaceAny,
  kRouteAny,
  kTextObfuscated,
  kTextLinkOnly,
  kBuiltinConcepts,
};

constexpr std::array<std::string_view, kBuiltinConcepts> kBuiltinConceptNames = {
    "entity.phone",       "entity.messenger_link", "entity.link", "entity.handle", "entity.price",
    "entity.price_large", "entity.date",           "entity.time", "place.any",     "route.any",
    "text.obfuscated",    "text.link_only",
};

}  // namespace seamark
