#include <algorithm>
#include <bit>
#include <limits>

#include "match/literal_tables_internal.h"

// A bucket lets any combination of its terms' nibbles pass, so terms that look alike go together:
// neighbours in the order of their units are merged, those first that let the least ordinary text
// through, until as many are left as there are buckets.
namespace seamark {
namespace {

constexpr size_t kBuckets = 8;
constexpr size_t kGroupsAtFirst = 256;  // bounds the cost, which is quadratic

// Row by row the nibbles that may stand there, one bit each.
using Nibbles = std::array<uint16_t, 8>;

Nibbles operator|(const Nibbles& a, const Nibbles& b) {
  Nibbles out;
  for (size_t row = 0; row < out.size(); ++row) {
    out[row] = static_cast<uint16_t>(a[row] | b[row]);
  }
  return out;
}

bool has(uint16_t nibbles, uint32_t nibble) {
  return ((nibbles >> nibble) & 1U) != 0;
}

void allow(char16_t unit, uint16_t* rows) {
  for (uint32_t i = 0; i < 4; ++i) {
    rows[i] = static_cast<uint16_t>(1U << ((unit >> (4 * i)) & 15U));
  }
}

Nibbles nibbles_of(std::u16string_view term) {
  Nibbles out;
  out.fill(0xFFFF);  // single units do not care for the next one
  allow(term[0], out.data());
  if (term.size() > 1) {
    allow(term[1], out.data() + 4);
  }
  return out;
}

// How much of ordinary text four rows let through, in some measure.
uint64_t passing(const uint16_t* rows) {
  const auto low_bytes =
      static_cast<uint64_t>(std::popcount(rows[0])) * static_cast<uint64_t>(std::popcount(rows[1]));
  uint64_t total = 0;
  for (uint32_t high = 1; high < 256; ++high) {
    if (has(rows[2], high & 15U) && has(rows[3], high >> 4U)) {
      total += low_bytes * unit_share(static_cast<char16_t>(high << 8U));
    }
  }
  if (has(rows[2], 0) && has(rows[3], 0)) {
    for (uint32_t unit = 0; unit < 256; ++unit) {
      const bool inside = has(rows[0], unit & 15U) && has(rows[1], unit >> 4U);
      total += inside ? unit_share(static_cast<char16_t>(unit)) : 0;
    }
  }
  return total;
}

struct Group {
  Nibbles nibbles{};
  uint64_t cost = 0;
  uint64_t merged_cost = 0;  // of this group and the next one together
};

uint64_t cost_of(const Nibbles& nibbles) {
  return passing(nibbles.data()) * passing(nibbles.data() + 4);
}

std::vector<Group> first_groups(std::vector<std::u16string_view> terms) {
  std::sort(terms.begin(), terms.end());
  std::vector<Group> groups(std::min(terms.size(), kGroupsAtFirst));
  for (size_t i = 0; i < terms.size(); ++i) {
    Nibbles& nibbles = groups[i * groups.size() / terms.size()].nibbles;
    nibbles = nibbles | nibbles_of(terms[i]);
  }
  return groups;
}

ShortFilter filter_of(const std::vector<Group>& groups) {
  ShortFilter filter;
  for (size_t bucket = 0; bucket < groups.size(); ++bucket) {
    for (size_t row = 0; row < 8; ++row) {
      for (uint32_t nibble = 0; nibble < 16; ++nibble) {
        const uint32_t bit = has(groups[bucket].nibbles[row], nibble) ? 1U << bucket : 0U;
        filter.rows[row][nibble] = static_cast<uint8_t>(filter.rows[row][nibble] | bit);
      }
    }
  }
  return filter;
}

}  // namespace

ShortFilter make_short_filter(const std::vector<std::u16string_view>& terms) {
  std::vector<Group> groups = first_groups(terms);
  for (Group& group : groups) {
    group.cost = cost_of(group.nibbles);
  }
  const auto look_ahead = [&](size_t at) {
    if (at + 1 < groups.size()) {
      groups[at].merged_cost = cost_of(groups[at].nibbles | groups[at + 1].nibbles);
    }
  };
  for (size_t at = 0; at < groups.size(); ++at) {
    look_ahead(at);
  }
  while (groups.size() > kBuckets) {
    size_t best = 0;
    int64_t least = std::numeric_limits<int64_t>::max();
    for (size_t at = 0; at + 1 < groups.size(); ++at) {
      const auto more = static_cast<int64_t>(groups[at].merged_cost) -
                        static_cast<int64_t>(groups[at].cost + groups[at + 1].cost);
      if (more < least) {
        least = more;
        best = at;
      }
    }
    groups[best].nibbles = groups[best].nibbles | groups[best + 1].nibbles;
    groups[best].cost = groups[best].merged_cost;
    groups.erase(groups.begin() + static_cast<ptrdiff_t>(best) + 1);
    look_ahead(best);
    if (best > 0) {
      look_ahead(best - 1);
    }
  }
  return filter_of(groups);
}

}  // namespace seamark
