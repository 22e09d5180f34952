#include "signals/entities/field_scan.h"

#include <algorithm>

#include "signals/entities/handle_finder.h"

namespace seamark::entities {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return out;
}

// Of a post that holds a link or handle: whether any word stands outside of those and of hashtags.
bool has_other_words(const TextView& text, const std::vector<UnitSpan>& covered_spans) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.at(i) == u'#') {
      while (text.is_word(i + 1) || text.at(i + 1) == u'_') {
        ++i;
      }
      continue;
    }
    if (text.is_word(i) && !covered(covered_spans, i, i + 1)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void FieldScan::run(size_t lexicon_hits) {
  scratch_.mentions.collect(pack_, roles_, text_, hits_, lexicon_hits);
  scan_view(View::kFold, text_.fold);
  if (text_.field == Field::kText) {
    add_link_only();
  }
  if (text_.triggers != 0) {
    scan_view(View::kDeobfuscated, text_.second);
  }
  add_named();
  add_places();
}

void FieldScan::scan_view(View view, const FoldedText& fold) {
  const TextView text(fold);
  std::vector<UnitSpan>& claimed = scratch_.claimed;
  std::vector<Found>& found = scratch_.found;
  ViewMentions& named = scratch_.view_mentions;
  claimed.clear();
  found.clear();
  named.translate(pack_, roles_, scratch_.mentions, fold);

  find_links(text, text_.source, scratch_.links, claimed, found);
  HandleContext handles{.claimed = claimed, .messengers = named.messengers};
  if (text_.field == Field::kText) {
    handles.skip_until = leading_mentions_end(text);
  }
  find_handles(text, handles, found);
  find_whole_dates(text, claimed, found);
  const size_t before_phones = found.size();
  find_phones(text, {.claimed = claimed, .messengers = named.messengers}, scratch_.row, found);
  for (size_t i = before_phones; i < found.size(); ++i) {
    claimed.push_back(found[i].span);
  }
  find_short_dates(text, named.months, claimed, found);
  PriceContext prices{.claimed = claimed, .currencies = named.currencies, .scales = named.scales};
  find_prices(text, text_.source, prices, found);
  for (Found& one : found) {
    add_found(view, fold, one);
  }
}

void FieldScan::add_found(View view, const FoldedText& fold, Found& found) {
  const FoldedText::Source bytes = fold.source_of(found.span.start, found.span.end);
  ConceptHit where{.field = text_.field, .view = view, .start = bytes.first, .end = bytes.last};
  locate(text_, where);
  if (!add_entity(found.type, where, std::move(found.value))) {
    return;
  }
  if (found.concept_id == kEntityPriceLarge) {
    add_hit(kEntityPrice, where);
  }
  add_hit(found.concept_id, where);
}

void FieldScan::add_named() {
  const auto term_of = [&](const ConceptHit& hit) -> const Term& { return pack_.terms[hit.term]; };
  for (ConceptHit hit : scratch_.mentions.days) {
    locate(text_, hit);
    if (add_entity(EntityType::kDate, hit,
                   pack_.concepts[hit.concept_id].name + ":" + lower_ascii(term_of(hit).text))) {
      hit.term = kNoTerm;
      add_hit(kEntityDate, hit);
    }
  }
  for (const ConceptHit& hit : scratch_.mentions.payments) {
    add_entity(EntityType::kPayment, hit, roles_[hit.concept_id].name);
  }
}

void FieldScan::add_places() {
  std::vector<PlaceMention>& places = scratch_.mentions.places;
  settle_mentions(places);
  for (const PlaceMention& mention : places) {
    const Place& place = pack_.places[mention.place];
    add_entity(EntityType::kPlace, mention.hit, place.id);
    for (const ConceptId group : place.place_concepts) {
      add_hit(group, mention.hit);
    }
  }
  attach_directions(scratch_.mentions.directions, places);
  add_routes();
}

void FieldScan::add_routes() {
  std::vector<PlaceMention>& places = scratch_.mentions.places;
  std::vector<Route>& routes = scratch_.routes;
  routes.clear();
  find_routes(text_.source, pack_.places, places, routes);
  for (const Route& route : routes) {
    const Place& from = pack_.places[places[route.from].place];
    const Place& to = pack_.places[places[route.to].place];
    ConceptHit where = places[std::min(route.from, route.to)].hit;
    where.end = places[std::max(route.from, route.to)].hit.end;
    where.term = kNoTerm;
    locate(text_, where);
    add_entity(EntityType::kRoute, where, from.id + ">" + to.id);
    add_hit(kRouteAny, where);
    for (const ConceptId group : from.from_concepts) {
      add_hit(group, where);
    }
    places[route.to].destination = true;
  }
  for (const PlaceMention& mention : places) {
    if (!mention.destination) {
      continue;
    }
    for (const ConceptId group : pack_.places[mention.place].to_concepts) {
      add_hit(group, mention.hit);
    }
  }
}

void FieldScan::add_link_only() {
  const TextView text(text_.fold);
  scratch_.reply_mentions.clear();
  const size_t mentions_end = leading_mentions_end(text);
  for (const Found& found : scratch_.found) {
    if (found.type == EntityType::kLink || found.type == EntityType::kHandle) {
      scratch_.reply_mentions.push_back(found.span);
    }
  }
  if (scratch_.reply_mentions.empty()) {
    return;
  }
  scratch_.reply_mentions.push_back({0, mentions_end});
  if (!has_other_words(text, scratch_.reply_mentions)) {
    ConceptHit where{.field = text_.field, .end = text_.fold.source_bytes};
    locate(text_, where);
    add_hit(kTextLinkOnly, where);
  }
}

// False if the field has one of this type there already, or the post has too many. A phone of more
// digits replaces a shorter one: the second view saw more of it.
bool FieldScan::add_entity(EntityType type, const ConceptHit& where, std::string value) {
  for (size_t i = first_entity_; i < entities_.size(); ++i) {
    Entity& known = entities_[i];
    const bool apart = known.start >= where.end || where.start >= known.end;
    if (known.type != type || apart || (type == EntityType::kRoute && known.value != value)) {
      continue;
    }
    if (type == EntityType::kPhone && value.size() > known.value.size()) {
      known.start = where.start;
      known.end = where.end;
      known.value = std::move(value);
    }
    return false;
  }
  if (entities_.size() >= kEntitiesMax) {
    return false;
  }
  entities_.push_back({.type = type,
                       .field = where.field,
                       .start = where.start,
                       .end = where.end,
                       .value = std::move(value)});
  return true;
}

void FieldScan::add_hit(ConceptId concept_id, ConceptHit where) {
  where.concept_id = concept_id;
  hits_.push_back(where);
}

void scan_post_links(const Post& post, FieldScratch& scratch, std::vector<ConceptHit>& hits,
                     std::vector<Entity>& entities) {
  for (size_t i = 0; i < post.links.size() && i <= UINT16_MAX; ++i) {
    scratch.found.clear();
    read_link(post.links[i], scratch.found);
    for (Found& found : scratch.found) {
      if (entities.size() >= kEntitiesMax || found.value.empty()) {
        return;
      }
      const auto end = static_cast<uint32_t>(found.span.end);
      hits.push_back({.concept_id = found.concept_id, .field = Field::kLink, .end = end});
      entities.push_back({.type = found.type,
                          .field = Field::kLink,
                          .item = static_cast<uint16_t>(i),
                          .end = end,
                          .value = std::move(found.value)});
    }
  }
}

}  // namespace seamark::entities
