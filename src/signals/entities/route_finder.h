#pragma once

#include <string_view>
#include <vector>

#include "model/signal.h"
#include "pack/compiled_pack.h"

namespace seamark::entities {

// A place's name in a text. Its `hit` is located: words and sentence are filled in.
struct PlaceMention {
  ConceptHit hit;
  uint32_t place = kNoPlace;
  bool origin = false;       // a word of direction.from stands by it
  bool destination = false;  // a word of direction.to stands by it
};

enum class Direction : uint8_t { kFrom, kTo };
enum class Attachment : uint8_t { kNextPlace, kPlaceBefore };  // "to Dover", "Dover'a"

struct DirectionMention {
  ConceptHit hit;
  Direction direction = Direction::kTo;
  Attachment attachment = Attachment::kNextPlace;
};

// Two mentions joined as a route: indexes into the list of mentions.
struct Route {
  size_t from = 0;
  size_t to = 0;
};

// Sorts the mentions and drops those inside of longer ones ("York" in "New York"); of two names at
// one place the first stays.
void settle_mentions(std::vector<PlaceMention>& mentions);

// Marks the places that direction words speak of.
void attach_directions(const std::vector<DirectionMention>& directions,
                       std::vector<PlaceMention>& mentions);

// Appends the routes: two neighbouring mentions at most six words apart, joined by direction words,
// an arrow or dash, or both flags with nothing but emoji between. Places of one country make a
// route only if one is a port, a beach or a border. REQUIRES: settled mentions with directions
// attached. Cost: linear.
void find_routes(std::string_view source, const std::vector<Place>& places,
                 const std::vector<PlaceMention>& mentions, std::vector<Route>& out);

}  // namespace seamark::entities
