#include <algorithm>
#include <bit>

#include "match/literal_tables_internal.h"

namespace seamark {

namespace {

using Item = AnchorTable::Item;

constexpr uint32_t kBitsPerHash = 32;  // of a table's bitmap, at least

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
void choose_pair(std::span<const Item> list, std::span<const char16_t> units, AnchorSlot& slot) {
  const AnchorEntry& model = list.front().entry;
  const char16_t* text = units.data() + model.units_at;
  uint64_t least = ~uint64_t{0};
  for (int i = 0; i + 1 < model.length; ++i) {
    const int from_anchor = i - model.offset;
    if (from_anchor >= 0 && from_anchor + 2 <= static_cast<int>(list.front().anchor_units)) {
      continue;
    }
    const uint32_t pair = pair_of(text + i);
    const uint64_t cost = uint64_t{unit_share(text[i])} * unit_share(text[i + 1]);
    const bool shared = std::all_of(list.begin(), list.end(), [&](const Item& item) {
      const int at = from_anchor + item.entry.offset;
      return at >= 0 && at + 1 < item.entry.length &&
             pair_of(units.data() + item.entry.units_at + at) == pair;
    });
    if (shared && cost < least) {
      least = cost;
      slot.has_pair = true;
      slot.pair = pair;
      slot.pair_at = static_cast<int8_t>(from_anchor);
    }
  }
}

AnchorSlot make_slot(uint32_t first, std::span<const Item> list, std::span<const char16_t> units) {
  AnchorSlot slot{.hash = list.front().hash, .first = first};
  choose_pair(list, units, slot);
  const AnchorEntry& model = list.front().entry;
  const int end = model.length - model.offset;
  if (std::all_of(list.begin(), list.end(), [&](const Item& item) {
        return starts_at_bound(item.entry.match) && item.entry.offset == model.offset;
      })) {
    slot.start = model.offset;
  }
  if (std::all_of(list.begin(), list.end(), [&](const Item& item) {
        return ends_at_bound(item.entry.match) && item.entry.length - item.entry.offset == end;
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
  const auto log2 = std::max(4U, static_cast<uint32_t>(std::bit_width(2 * items.size() - 1)));
  shift_ = 32 - log2;
  slots_.assign(size_t{1} << log2, AnchorSlot{});
  const auto bits_log2 = std::clamp(
      static_cast<uint32_t>(std::bit_width(kBitsPerHash * items.size() - 1)), kBitsMin, 20U);
  bits_shift_ = 32 - bits_log2;
  bits_.assign((size_t{1} << bits_log2) / 32, 0);
  entries_.reserve(items.size());
  for (size_t i = 0; i < items.size();) {
    const size_t first = i;
    const uint32_t hash = items[i].hash;
    for (; i < items.size() && items[i].hash == hash; ++i) {
      entries_.push_back(items[i].entry);
    }
    entries_.back().last = true;
    bits_[hash >> (bits_shift_ + 5)] |= 1U << ((hash >> bits_shift_) & 31U);
    size_t at = home(hash);
    while (slots_[at].first != 0) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = make_slot(static_cast<uint32_t>(first + 1),
                           std::span(items).subspan(first, i - first), units);
  }
}

size_t AnchorTable::memory_bytes() const {
  return bits_.capacity() * sizeof(uint32_t) + slots_.capacity() * sizeof(AnchorSlot) +
         entries_.capacity() * sizeof(AnchorEntry);
}

size_t LiteralTables::memory_bytes() const {
  size_t total = sizeof(*this) + units.capacity() * sizeof(char16_t);
  for (const AnchorTable& table : tables) {
    total += table.memory_bytes();
  }
  return total;
}

LiteralTables build_literal_tables(std::span<const LiteralTerm> terms) {
  LiteralTables tables;
  tables.terms = terms.size();
  const std::vector<TermAnchor> anchors = choose_anchors(terms);
  std::array<std::vector<Item>, kAnchorKinds> items;
  std::vector<std::u16string_view> filtered;
  for (size_t i = 0; i < terms.size(); ++i) {
    const std::u16string& units = terms[i].units;
    if (units.empty() || units.size() > kTermUnitsMax) {
      continue;
    }
    const TermAnchor& anchor = anchors[i];
    const AnchorEntry entry{.word = terms[i].word,
                            .term = static_cast<uint32_t>(i),
                            .units_at = static_cast<uint32_t>(tables.units.size()),
                            .offset = anchor.at,
                            .length = static_cast<uint8_t>(units.size()),
                            .match = terms[i].match,
                            .last = false};
    tables.units.insert(tables.units.end(), units.begin(), units.end());
    items[static_cast<size_t>(anchor.kind)].push_back(
        {anchor_hash(anchor, terms[i]), anchor.units, entry});
    if (anchor.kind == AnchorKind::kPrefix) {
      tables.prefixes[anchor_hash(anchor, terms[i]) >> (32 - kPrefixBits)] = 1;
    }
    const bool is_short =
        anchor.kind == AnchorKind::kShort || anchor.kind == AnchorKind::kShortPair;
    if (is_short) {
      filtered.emplace_back(units);
    }
    if (is_short || anchor.kind == AnchorKind::kWindow) {
      bool& ideographs_only = is_short ? tables.short_ideographs : tables.window_ideographs;
      ideographs_only = ideographs_only && std::any_of(units.begin(), units.end(), is_ideograph);
    }
  }
  tables.filter = make_short_filter(filtered);
  tables.units.insert(tables.units.end(), kWindowUnits, u'\0');  // the verifier reads past the last
  for (size_t kind = 0; kind < kAnchorKinds; ++kind) {
    tables.tables[kind].fill(items[kind], tables.units);
  }
  return tables;
}

}  // namespace seamark
