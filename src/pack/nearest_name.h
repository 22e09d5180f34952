#pragma once

#include <span>
#include <string>
#include <string_view>

namespace seamark {

// The name that `found` was most likely meant to be: the fewest letters inserted, dropped, changed
// or swapped with their neighbour, at most a third of the word. Empty when none is near. Equally
// near: the first. Cost: names × length².
std::string_view nearest_name(std::string_view found, std::span<const std::string_view> names);

// "a, b or c".
std::string join_choices(std::span<const std::string_view> names);

// The nearest name, or all of them when none is near.
std::string nearest_or_all(std::string_view found, std::span<const std::string_view> names);

}  // namespace seamark
