#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seamark::entities {

// A text with the dots and slashes of links put back where people take them apart: "t(.)me/name",
// "t . me / name", "t [dot] me slash name". Whatever stood between other words is joined too: only
// known hosts may be looked for in it.
struct RepairedText {
  std::u16string units;
  std::vector<size_t> from;  // the unit of the text that each unit was; one more for the end
  bool changed = false;      // if not, the others mean nothing: the text may be read as it is

  // Cost: linear; copies only a text that has something to repair.
  void repair(std::u16string_view text);
};

}  // namespace seamark::entities
