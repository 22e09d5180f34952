#include "pack/nearest_name.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace seamark {

namespace {

constexpr size_t kNameBytesMax = 64;

using Row = std::array<size_t, kNameBytesMax + 1>;

// Optimal string alignment distance. REQUIRES: both at most kNameBytesMax long.
size_t distance(std::string_view a, std::string_view b) {
  std::array<Row, 3> rows{};
  for (size_t j = 0; j <= b.size(); ++j) {
    rows[0][j] = j;
  }
  for (size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& above = rows[(i + 2) % 3];
    const Row& above2 = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], above2[j - 2] + 1);
      }
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::string_view nearest_name(std::string_view found, std::span<const std::string_view> names) {
  if (found.size() > kNameBytesMax) {
    return {};
  }
  std::string_view best;
  size_t best_distance = std::max<size_t>(found.size() / 3, 1) + 1;
  for (const std::string_view name : names) {
    if (name.size() > kNameBytesMax) {
      continue;
    }
    const size_t d = distance(found, name);
    if (d < best_distance) {
      best_distance = d;
      best = name;
    }
  }
  return best;
}

std::string join_choices(std::span<const std::string_view> names) {
  std::string out;
  for (size_t i = 0; i < names.size(); ++i) {
    out += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

std::string nearest_or_all(std::string_view found, std::span<const std::string_view> names) {
  const std::string_view near = nearest_name(found, names);
  return near.empty() ? join_choices(names) : std::string(near);
}

}  // namespace seamark
