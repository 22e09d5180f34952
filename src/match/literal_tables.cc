#include <algorithm>
#include <bit>

#include "match/literal_tables_internal.h"

namespace seamark {

namespace {

bool starts_at_bound(TermMatch match) {
  return match == TermMatch::kWord || match == TermMatch::kPrefix;
}

bool ends_at_bound(TermMatch match) {
  return match == TermMatch::kWord || match == TermMatch::kSuffix;
}

uint32_t pair_of(const char16_t* units) {
  return units[0] | (static_cast<uint32_t>(units[1]) << 16U);
}

// The rarest pair of units, beside the anchor, that all terms of the list share.
void choose_pair(std::span<const AnchorEntry> list, std::span<const char16_t> units,
                 AnchorSlot& slot) {
  const AnchorEntry& model = list.front();
  const char16_t* text = units.data() + model.units_at;
  uint64_t least = ~uint64_t{0};
  for (int i = 0; i + 1 < model.length; ++i) {
    const int from_anchor = i - model.offset;
    if (from_anchor >= 0 && from_anchor + 2 <= static_cast<int>(kWindowUnits)) {
      continue;
    }
    const uint32_t pair = pair_of(text + i);
    const uint64_t cost = uint64_t{unit_share(text[i])} * unit_share(text[i + 1]);
    const bool shared = std::all_of(list.begin(), list.end(), [&](const AnchorEntry& entry) {
      const int at = from_anchor + entry.offset;
      return at >= 0 && at + 1 < entry.length &&
             pair_of(units.data() + entry.units_at + at) == pair;
    });
    if (shared && cost < least) {
      least = cost;
      slot.has_pair = true;
      slot.pair = pair;
      slot.pair_at = static_cast<int8_t>(from_anchor);
    }
  }
}

AnchorSlot make_slot(uint32_t hash, uint32_t first, std::span<const AnchorEntry> list,
                     std::span<const char16_t> units) {
  AnchorSlot slot{.hash = hash, .first = first};
  choose_pair(list, units, slot);
  const AnchorEntry& model = list.front();
  const int end = model.length - model.offset;
  if (std::all_of(list.begin(), list.end(), [&](const AnchorEntry& entry) {
        return starts_at_bound(entry.match) && entry.offset == model.offset;
      })) {
    slot.start = model.offset;
  }
  if (std::all_of(list.begin(), list.end(), [&](const AnchorEntry& entry) {
        return ends_at_bound(entry.match) && entry.length - entry.offset == end;
      })) {
    slot.end = static_cast<uint8_t>(end);
  }
  return slot;
}

}  // namespace

void AnchorTable::fill(std::vector<Item>& items, std::span<const char16_t> units) {
  if (items.empty()) {
    return;
  }
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.entry.term < b.entry.term;
  });
  const uint32_t log2 = std::max(4U, static_cast<uint32_t>(std::bit_width(2 * items.size() - 1)));
  shift_ = 32 - log2;
  slots_.assign(size_t{1} << log2, AnchorSlot{});
  entries_.reserve(items.size());
  for (size_t i = 0; i < items.size();) {
    const size_t first = i;
    const uint32_t hash = items[i].hash;
    for (; i < items.size() && items[i].hash == hash; ++i) {
      entries_.push_back(items[i].entry);
    }
    entries_.back().last = true;
    size_t at = home(hash);
    while (slots_[at].first != 0) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = make_slot(hash, static_cast<uint32_t>(first + 1),
                           std::span(entries_).subspan(first), units);
  }
}

size_t AnchorTable::memory_bytes() const {
  return slots_.capacity() * sizeof(AnchorSlot) + entries_.capacity() * sizeof(AnchorEntry);
}

size_t LiteralTables::memory_bytes() const {
  return sizeof(*this) + units.capacity() * sizeof(char16_t) +
         bitmap.capacity() * sizeof(uint32_t) + anchors.memory_bytes() +
         singles.table.memory_bytes() + pairs.table.memory_bytes();
}

namespace {

using Item = AnchorTable::Item;

void fill_short(std::vector<Item>& items, std::span<const char16_t> units, ShortTerms& terms) {
  for (const Item& item : items) {
    terms.bits[item.hash >> (ShortTerms::kShift + 6)] |=
        uint64_t{1} << ((item.hash >> ShortTerms::kShift) & 63U);
  }
  terms.table.fill(items, units);
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
  std::vector<std::u16string_view> filtered;
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
    tables.short_at_space |= units[0] == u' ';
    if (entry.match != TermMatch::kWord) {
      filtered.emplace_back(units);
    } else {
      (entry.length == 1 ? tables.short_letters : tables.short_words) = true;
    }
    if (units.size() == 1) {
      singles.push_back({single_hash(units[0]), entry});
    } else {
      pairs.push_back({pair_hash(units[0], units[1]), entry});
    }
  }
  tables.filter = make_short_filter(filtered);
  tables.units.insert(tables.units.end(), kWindowUnits, u'\0');  // same_units() reads past the last
  tables.anchors.fill(anchors, tables.units);
  fill_short(singles, tables.units, tables.singles);
  fill_short(pairs, tables.units, tables.pairs);
  return tables;
}

}  // namespace seamark
