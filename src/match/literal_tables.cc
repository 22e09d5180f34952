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
         bitmap.capacity() * sizeof(uint32_t) + anchors.memory_bytes() +
         singles.table.memory_bytes() + pairs.table.memory_bytes();
}

namespace {

using Item = AnchorTable::Item;

bool starts_at_bound(TermMatch match) {
  return match == TermMatch::kWord || match == TermMatch::kPrefix;
}

// A bucket lets any combination of its terms' nibbles pass, so terms that look alike go together:
// each bucket but the first, which has the single units, takes a run of neighbours in order of
// their units.
void fill_filter(const std::vector<Item>& singles, const std::vector<Item>& pairs,
                 LiteralTables& tables) {
  const std::vector<char16_t>& units = tables.units;
  auto& rows = tables.filter.rows;
  const auto allow = [&](size_t row, char16_t unit, size_t bucket) {
    for (size_t nibble = 0; nibble < 4; ++nibble) {
      uint8_t& cell = rows[row + nibble][(unit >> (4 * nibble)) & 15U];
      cell = static_cast<uint8_t>(cell | (1U << bucket));
    }
  };
  for (size_t row = 4; row < 8; ++row) {
    rows[row].fill(1);  // single units do not care for the next one
  }
  for (const Item& item : singles) {
    if (!starts_at_bound(item.entry.match)) {
      allow(0, units[item.entry.units_at], 0);
    }
  }
  std::vector<uint32_t> inside;
  for (const Item& item : pairs) {
    if (!starts_at_bound(item.entry.match)) {
      inside.push_back(item.entry.units_at);
    }
  }
  std::sort(inside.begin(), inside.end(), [&](uint32_t a, uint32_t b) {
    return units[a] != units[b] ? units[a] < units[b] : units[a + 1] < units[b + 1];
  });
  for (size_t i = 0; i < inside.size(); ++i) {
    const size_t bucket = 1 + 7 * i / inside.size();
    allow(0, units[inside[i]], bucket);
    allow(4, units[inside[i] + 1], bucket);
  }
}

void note_short(const AnchorEntry& entry, char16_t first, LiteralTables& tables) {
  tables.short_at_space |= first == u' ';
  if (!starts_at_bound(entry.match)) {
    tables.short_inside = true;
  } else if (entry.match == TermMatch::kWord && entry.length > 1) {
    tables.short_words = true;
  } else {
    tables.short_at_bounds = true;
  }
}

void fill_short(std::vector<Item>& items, ShortTerms& terms) {
  for (const Item& item : items) {
    terms.bits[item.hash >> (ShortTerms::kShift + 6)] |=
        uint64_t{1} << ((item.hash >> ShortTerms::kShift) & 63U);
  }
  terms.table.fill(items);
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
      continue;
    }
    note_short(entry, units[0], tables);
    if (units.size() == 1) {
      singles.push_back({single_hash(units[0]), entry});
    } else {
      pairs.push_back({pair_hash(units[0], units[1]), entry});
    }
  }
  fill_filter(singles, pairs, tables);
  tables.anchors.fill(anchors);
  fill_short(singles, tables.singles);
  fill_short(pairs, tables.pairs);
  return tables;
}

}  // namespace seamark
