#include <algorithm>
#include <bit>

#include "match/literal_tables_internal.h"

namespace seamark {

void AnchorTable::fill(std::vector<Item>& items) {
  if (items.empty()) {
    return;
  }
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.entry.term < b.entry.term;
  });
  const uint32_t log2 = std::max(4U, static_cast<uint32_t>(std::bit_width(2 * items.size() - 1)));
  shift_ = 32 - log2;
  slots_.assign(size_t{1} << log2, Slot{});
  entries_.reserve(items.size());
  for (size_t i = 0; i < items.size(); ++i) {
    AnchorEntry entry = items[i].entry;
    entry.last = i + 1 == items.size() || items[i + 1].hash != items[i].hash;
    entries_.push_back(entry);
    if (i > 0 && items[i - 1].hash == items[i].hash) {
      continue;
    }
    size_t at = home(items[i].hash);
    while (slots_[at].first != 0) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = Slot{items[i].hash, static_cast<uint32_t>(entries_.size())};
  }
}

size_t AnchorTable::memory_bytes() const {
  return slots_.capacity() * sizeof(Slot) + entries_.capacity() * sizeof(AnchorEntry);
}

size_t LiteralTables::memory_bytes() const {
  return sizeof(*this) + units.capacity() * sizeof(char16_t) +
         bitmap.capacity() * sizeof(uint32_t) + anchors.memory_bytes() + singles.memory_bytes() +
         pairs.memory_bytes();
}

namespace {

using Item = AnchorTable::Item;

bool starts_at_bound(TermMatch match) {
  return match == TermMatch::kWord || match == TermMatch::kPrefix;
}

// A bucket lets any combination of its terms' nibbles pass, so terms that look alike go together:
// `pairs` come sorted by their first two units and each bucket takes a run of neighbours.
void fill_filter(const std::vector<char16_t>& units, const std::vector<Item>& singles,
                 std::vector<Item>& pairs, ShortFilter& filter) {
  const auto allow = [&](size_t row, char16_t unit, uint8_t bit) {
    for (size_t nibble = 0; nibble < 4; ++nibble) {
      uint8_t& cell = filter.rows[row + nibble][(unit >> (4 * nibble)) & 15U];
      cell = static_cast<uint8_t>(cell | bit);
    }
  };
  for (size_t row = 4; row < 8; ++row) {
    filter.rows[row].fill(0x03);  // one-unit terms do not care for the second
  }
  for (const Item& item : singles) {
    allow(0, units[item.entry.units_at], starts_at_bound(item.entry.match) ? 0x02 : 0x01);
  }
  std::sort(pairs.begin(), pairs.end(), [&](const Item& a, const Item& b) {
    const char16_t* ua = &units[a.entry.units_at];
    const char16_t* ub = &units[b.entry.units_at];
    return ua[0] != ub[0] ? ua[0] < ub[0] : ua[1] < ub[1];
  });
  const auto is_free = [](const Item& item) { return !starts_at_bound(item.entry.match); };
  const auto is_word = [](const Item& item) { return item.entry.match == TermMatch::kWord; };
  const auto frees =
      std::max<size_t>(1, static_cast<size_t>(std::count_if(pairs.begin(), pairs.end(), is_free)));
  const auto words =
      std::max<size_t>(1, static_cast<size_t>(std::count_if(pairs.begin(), pairs.end(), is_word)));
  size_t free_seen = 0;
  size_t word_seen = 0;
  for (const Item& item : pairs) {
    size_t bucket = 7;
    if (is_free(item)) {
      bucket = 2 + 3 * free_seen++ / frees;
    } else if (is_word(item)) {
      bucket = 5 + 2 * word_seen++ / words;
    }
    const auto bit = static_cast<uint8_t>(1U << bucket);
    allow(0, units[item.entry.units_at], bit);
    allow(4, units[item.entry.units_at + 1], bit);
  }
}

}  // namespace

LiteralTables build_literal_tables(std::span<const LiteralTerm> terms) {
  LiteralTables tables;
  tables.terms = terms.size();
  tables.bitmap.assign(kAnchorWords, 0);
  const std::vector<uint8_t> offsets = choose_anchors(terms);
  std::vector<Item> anchors;
  std::vector<Item> singles;
  std::vector<Item> pairs;
  anchors.reserve(terms.size());
  for (size_t i = 0; i < terms.size(); ++i) {
    const std::u16string& units = terms[i].units;
    if (units.empty() || units.size() > kTermUnitsMax) {
      continue;
    }
    const AnchorEntry entry{.term = static_cast<uint32_t>(i),
                            .units_at = static_cast<uint32_t>(tables.units.size()),
                            .offset = offsets[i],
                            .length = static_cast<uint8_t>(units.size()),
                            .match = terms[i].match,
                            .last = false};
    tables.units.insert(tables.units.end(), units.begin(), units.end());
    if (units.size() >= kWindowUnits) {
      const uint32_t hash = window_hash(units.data() + offsets[i]);
      tables.bitmap[hash >> (kAnchorShift + 5)] |= 1U << ((hash >> kAnchorShift) & 31U);
      anchors.push_back({hash, entry});
    } else if (units.size() == 1) {
      singles.push_back({single_hash(units[0]), entry});
    } else {
      pairs.push_back({pair_hash(units[0], units[1]), entry});
    }
  }
  fill_filter(tables.units, singles, pairs, tables.filter);
  tables.anchors.fill(anchors);
  tables.singles.fill(singles);
  tables.pairs.fill(pairs);
  return tables;
}

}  // namespace seamark
