#pragma once

#include <optional>
#include <string_view>

#include "signals/entities/found.h"
#include "signals/entities/route_finder.h"

namespace seamark::entities {

// Turkish says "from" and "to" by the ending of the place's name: "Calais'den", "İngiltere'ye", and
// without the apostrophe too. `at`: the unit after the name. `turkish_name`: the term is Turkish,
// so that an ending may follow at once.
std::optional<Direction> direction_of_ending(const TextView& text, size_t at, bool turkish_name);

}  // namespace seamark::entities
