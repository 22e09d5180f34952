#pragma once

#include <string_view>
#include <vector>

#include "signals/entities/found.h"
#include "signals/entities/link_repair.h"
#include "signals/entities/link_scan.h"

namespace seamark::entities {

// Buffers of find_links(), reused.
struct LinkScratch {
  LinkSpans spans;
  LinkSpans repaired_spans;
  RepairedText repaired;
};

// Appends the links of a view as entities, and a phone for each link that names one ("wa.me/44…").
// Adds to `claimed` what they and e-mail addresses cover: no other finder reads inside. `source` is
// the field's text: paths keep its letter case. Cost: linear.
void find_links(const TextView& text, std::string_view source, LinkScratch& scratch,
                std::vector<UnitSpan>& claimed, std::vector<Found>& out);

// The same for a string that is known to be a link: one of Post::links.
void read_link(std::string_view link, std::vector<Found>& out);

}  // namespace seamark::entities
