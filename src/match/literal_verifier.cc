#include <algorithm>
#include <cstring>

#include "match/literal_verifier_internal.h"

namespace seamark {
namespace {

constexpr size_t kPruneAt = 4 * kLiteralHitsMax;
constexpr size_t kTogether = 32;  // candidates whose slots are fetched at the same time

bool before(const LiteralHit& a, const LiteralHit& b) {
  if (a.start != b.start) {
    return a.start < b.start;
  }
  return a.end != b.end ? a.end < b.end : a.term < b.term;
}

uint64_t load4(const char16_t* units) {
  uint64_t out = 0;
  std::memcpy(&out, units, sizeof(out));
  return out;
}

}  // namespace

HitKeeper::HitKeeper(LiteralScan& out) : out_(out) {
  out_.hits.clear();
  out_.overflow = false;
}

void HitKeeper::add(const LiteralHit& hit) {
  if (out_.overflow && !before(hit, bound_)) {
    return;
  }
  out_.hits.push_back(hit);
  if (out_.hits.size() >= kPruneAt) {
    prune();
  }
}

void HitKeeper::finish() {
  if (out_.hits.size() > 1) {
    std::sort(out_.hits.begin(), out_.hits.end(), before);
  }
  if (out_.hits.size() > kLiteralHitsMax) {
    out_.overflow = true;
    out_.hits.resize(kLiteralHitsMax);
  }
}

void HitKeeper::prune() {
  const auto last = out_.hits.begin() + (kLiteralHitsMax - 1);
  std::nth_element(out_.hits.begin(), last, out_.hits.end(), before);
  bound_ = *last;
  out_.hits.resize(kLiteralHitsMax);
  out_.overflow = true;
}

void LiteralVerifier::check(const AnchorTable& table, const uint64_t* candidates, size_t count) {
  while (count > 0) {
    const size_t now = std::min(count, kTogether);
    uint32_t homes[kTogether];
    for (size_t i = 0; i < now; ++i) {
      homes[i] = table.home(static_cast<uint32_t>(candidates[i] >> 32U));
      table.prefetch(homes[i]);
    }
    for (size_t i = 0; i < now; ++i) {
      const auto hash = static_cast<uint32_t>(candidates[i] >> 32U);
      check_slot(table, table.find(hash, homes[i]), static_cast<uint32_t>(candidates[i]));
    }
    candidates += now;
    count -= now;
  }
}

void LiteralVerifier::check_slot(const AnchorTable& table, const AnchorSlot* slot, uint32_t at) {
  if (slot == nullptr || !slot_holds(*slot, at)) {
    return;
  }
  for (const AnchorEntry* entry = table.list(*slot);; ++entry) {
    const uint32_t start = at - entry->offset;
    const uint32_t end = start + entry->length;
    if (at >= entry->offset && end <= size_ && same_units(*entry, start) &&
        same_words(*entry, start) && bounds_hold(entry->match, start, end)) {
      keeper_.add(LiteralHit{.term = entry->term, .start = start, .end = end});
    }
    if (entry->last) {
      return;
    }
  }
}

// False only if no term of the list is here.
bool LiteralVerifier::slot_holds(const AnchorSlot& slot, uint32_t at) const {
  if (slot.has_pair) {
    const auto pair_at = static_cast<int64_t>(at) + slot.pair_at;
    uint32_t pair = 0;
    if (pair_at < 0) {
      return false;
    }
    std::memcpy(&pair, text_.units.data() + pair_at, sizeof(pair));
    if (pair != slot.pair) {
      return false;
    }
  }
  if (slot.start != AnchorSlot::kNone && (at < slot.start || !bound_at(at - slot.start))) {
    return false;
  }
  return slot.end == AnchorSlot::kNone || (at + slot.end <= size_ && bound_at(at + slot.end));
}

// Four units at a time; both sides may be read four units too far.
bool LiteralVerifier::same_units(const AnchorEntry& entry, uint32_t start) const {
  const char16_t* here = text_.units.data() + start;
  const char16_t* term = units_ + entry.units_at;
  const uint32_t length = entry.length;
  if (length < 4) {
    return ((load4(here) ^ load4(term)) << (64 - 16 * length)) == 0;
  }
  for (uint32_t i = 0; i + 4 < length; i += 4) {
    if (load4(here + i) != load4(term + i)) {
      return false;
    }
  }
  return load4(here + length - 4) == load4(term + length - 4);
}

bool LiteralVerifier::same_words(const AnchorEntry& entry, uint32_t start) const {
  const uint64_t* row = text_.word.words() + start / 64;
  const uint32_t shift = start % 64;
  const uint64_t here = (row[0] >> shift) | (shift == 0 ? 0 : row[1] << (64 - shift));
  return ((here ^ entry.word) << (64 - entry.length)) == 0;
}

bool LiteralVerifier::bounds_hold(TermMatch match, uint32_t start, uint32_t end) const {
  switch (match) {
    case TermMatch::kWord:
      return bound_at(start) && bound_at(end);
    case TermMatch::kPrefix:
      return bound_at(start);
    case TermMatch::kSuffix:
      return bound_at(end);
    case TermMatch::kAny:
      return true;
  }
  return false;
}

bool LiteralVerifier::bound_at(uint32_t at) const {
  if (at == 0 || at == size_ || !text_.word.test(at - 1) || !text_.word.test(at)) {
    return true;
  }
  return is_ideograph(text_.units[at - 1]) || is_ideograph(text_.units[at]);
}

}  // namespace seamark
