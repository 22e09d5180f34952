#include "signals/entities/place_endings.h"

#include <algorithm>
#include <array>

namespace seamark::entities {
namespace {

constexpr size_t kEndingUnitsMax = 4;

constexpr std::array<std::u16string_view, 8> kFrom = {u"den",  u"dan",  u"ten",  u"tan",
                                                      u"nden", u"ndan", u"nten", u"ntan"};
constexpr std::array<std::u16string_view, 6> kTo = {u"e", u"a", u"ye", u"ya", u"ne", u"na"};

}  // namespace

std::optional<Direction> direction_of_ending(const TextView& text, size_t at, bool turkish_name) {
  const bool apostrophe = text.at(at) == u'\'' || text.at(at) == u'\u2019';
  if (!apostrophe && !turkish_name) {
    return std::nullopt;
  }
  const size_t start = apostrophe ? at + 1 : at;
  size_t end = start;
  while (text.is_word(end) && end - start <= kEndingUnitsMax) {
    ++end;
  }
  const std::u16string_view ending = text.units.substr(std::min(start, text.size()), end - start);
  if (std::find(kFrom.begin(), kFrom.end(), ending) != kFrom.end()) {
    return Direction::kFrom;
  }
  if (std::find(kTo.begin(), kTo.end(), ending) != kTo.end()) {
    return Direction::kTo;
  }
  return std::nullopt;
}

}  // namespace seamark::entities
