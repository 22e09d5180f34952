#include "signals/entities/route_finder.h"

#include <algorithm>

#include "signals/code_point.h"

namespace seamark::entities {
namespace {

constexpr uint32_t kRouteWordsMax = 6;      // between the two places
constexpr uint32_t kDirectionWordsMax = 2;  // between the direction word and its place
constexpr uint32_t kSuffixBytesMax = 4;     // an apostrophe between the name and its suffix
constexpr uint32_t kJoinBytesMax = 48;      // arrows and emoji between two places

enum class Join : uint8_t { kNone, kBlank, kEmoji, kForward, kBackward };

bool is_backward_arrow(char32_t c) {
  return c == 0x2190 || c == 0x21D0 || c == 0x2B05;
}

bool is_forward_arrow(char32_t c) {
  return (c >= 0x2191 && c <= 0x21FF) || c == 0x27A1 || (c >= 0x2794 && c <= 0x27BF) ||
         (c >= 0x27F5 && c <= 0x27FF) || c == 0x2B95;
}

bool is_dash(char32_t c) {
  return c == '-' || c == '/' || c == '>' || c == '~' || c == '=' || c == '|' ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x203A || c == 0x00BB || c == 0x301C;
}

bool is_blank(char32_t c) {
  return char_kind(c) == CharKind::kSpace || c == 0xFE0F || c == 0x200D || c == 0x200B;
}

bool is_emoji(char32_t c) {
  return c >= 0x1F000 || (c >= 0x2600 && c <= 0x2B59);
}

// What stands between two places, if it is nothing but a sign.
Join join_between(std::string_view between) {
  if (between.size() > kJoinBytesMax) {
    return Join::kNone;
  }
  Join join = Join::kBlank;
  for (size_t at = 0; at < between.size();) {
    const CodePoint c = code_point_at(between, at);
    at += c.bytes;
    if (is_backward_arrow(c.value)) {
      join = Join::kBackward;
    } else if (is_forward_arrow(c.value) || is_dash(c.value)) {
      join = join == Join::kBackward ? join : Join::kForward;
    } else if (is_emoji(c.value)) {
      join = join == Join::kBlank ? Join::kEmoji : join;
    } else if (!is_blank(c.value)) {
      return Join::kNone;
    }
  }
  return join;
}

// Regional indicator letters, or the black flag that England's and Scotland's are made of.
bool is_flag(std::string_view source, const ConceptHit& hit) {
  const std::string_view name = source.substr(hit.start);
  return name.starts_with("\xF0\x9F\x87") || name.starts_with("\xF0\x9F\x8F\xB4");
}

uint32_t words_between(const ConceptHit& first, const ConceptHit& second) {
  return second.first_word > first.last_word ? second.first_word - first.last_word - 1 : 0;
}

bool crosses(const Place& a, const Place& b) {
  if (a.id == b.id) {
    return false;
  }
  const auto is_coast = [](const Place& place) {
    return place.kind == "port" || place.kind == "beach" || place.kind == "border";
  };
  return a.country != b.country || is_coast(a) || is_coast(b);
}

// Whether and how two neighbouring mentions are joined.
Join joined(std::string_view source, const PlaceMention& a, const PlaceMention& b) {
  if (a.hit.end > b.hit.start || words_between(a.hit, b.hit) > kRouteWordsMax) {
    return Join::kNone;
  }
  const bool both_said = (a.origin && b.destination) || (a.destination && b.origin);
  // "From: Calais" and "To: Dover" may stand on two lines.
  if (a.hit.sentence != b.hit.sentence && !(both_said && b.hit.sentence - a.hit.sentence == 1)) {
    return Join::kNone;
  }
  if (a.destination && b.origin) {
    return Join::kBackward;
  }
  if (b.destination && !a.destination) {
    return Join::kForward;
  }
  const Join join = join_between(source.substr(a.hit.end, b.hit.start - a.hit.end));
  const bool flags = is_flag(source, a.hit) && is_flag(source, b.hit);
  if (join == Join::kBlank || join == Join::kEmoji) {
    return flags ? Join::kForward : Join::kNone;
  }
  return join;
}

PlaceMention* place_before(std::vector<PlaceMention>& mentions, const ConceptHit& suffix) {
  for (PlaceMention& mention : mentions) {
    const bool touches = mention.hit.start < suffix.start && mention.hit.end <= suffix.end &&
                         suffix.start <= mention.hit.end + kSuffixBytesMax;
    if (touches) {
      return &mention;
    }
  }
  return nullptr;
}

PlaceMention* next_place(std::vector<PlaceMention>& mentions, const ConceptHit& word) {
  const auto next =
      std::lower_bound(mentions.begin(), mentions.end(), word.end,
                       [](const PlaceMention& m, uint32_t end) { return m.hit.start < end; });
  const bool near = next != mentions.end() &&
                    words_between(word, next->hit) <= kDirectionWordsMax &&
                    next->hit.sentence == word.sentence;
  return near ? &*next : nullptr;
}

}  // namespace

void settle_mentions(std::vector<PlaceMention>& mentions) {
  std::stable_sort(
      mentions.begin(), mentions.end(), [](const PlaceMention& a, const PlaceMention& b) {
        return a.hit.start != b.hit.start ? a.hit.start < b.hit.start : a.hit.end > b.hit.end;
      });
  uint32_t taken = 0;
  std::erase_if(mentions, [&](const PlaceMention& mention) {
    const bool inside = mention.hit.start < taken;
    taken = inside ? taken : mention.hit.end;
    return inside;
  });
}

void attach_directions(const std::vector<DirectionMention>& directions,
                       std::vector<PlaceMention>& mentions) {
  for (const DirectionMention& direction : directions) {
    PlaceMention* place = direction.attachment == Attachment::kPlaceBefore
                              ? place_before(mentions, direction.hit)
                              : next_place(mentions, direction.hit);
    if (place != nullptr) {
      (direction.direction == Direction::kFrom ? place->origin : place->destination) = true;
    }
  }
}

void find_routes(std::string_view source, const std::vector<Place>& places,
                 const std::vector<PlaceMention>& mentions, std::vector<Route>& out) {
  for (size_t i = 0; i + 1 < mentions.size(); ++i) {
    const Join join = joined(source, mentions[i], mentions[i + 1]);
    if (join == Join::kNone || !crosses(places[mentions[i].place], places[mentions[i + 1].place])) {
      continue;
    }
    out.push_back(join == Join::kBackward ? Route{i + 1, i} : Route{i, i + 1});
  }
}

}  // namespace seamark::entities
