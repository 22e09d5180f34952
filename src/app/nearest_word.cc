#include "app/nearest_word.h"

#include <algorithm>

namespace seamark::app {
namespace {

constexpr size_t kEditsMax = 2;

size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> table(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      const size_t change = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      table[i][j] = std::min({change, table[i - 1][j] + 1, table[i][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

}  // namespace

std::string_view nearest_word(std::string_view typed, const std::vector<std::string_view>& words) {
  std::string_view best;
  size_t best_edits = kEditsMax + 1;
  if (typed.size() > 64) {
    return best;
  }
  for (const std::string_view word : words) {
    const size_t distance = edits(typed, word);
    if (distance < best_edits && distance < word.size()) {
      best = word;
      best_edits = distance;
    }
  }
  return best;
}

}  // namespace seamark::app
