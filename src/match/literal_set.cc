#include "match/literal_set.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "match/literal_kernels_internal.h"
#include "match/literal_tables_internal.h"

// Two passes over blocks of positions. The first is one hash per position and one bit of a 128-KB
// bitmap: it fits the L2 cache and has no branches. The second looks at the few positions that
// passed: their slots are prefetched together, so that the cache misses of a block overlap, and
// every term behind the slot is compared unit by unit. What the first pass lets through by chance
// costs time, never a wrong hit.
namespace seamark {
namespace {

constexpr uint32_t kBlock = 512;
constexpr uint32_t kQueueRoom = kBlock + 64;
constexpr size_t kPruneAt = 4 * kLiteralHitsMax;

constexpr LiteralKernels kScalarKernels = {scan_windows_scalar, mask_short_scalar};
constexpr LiteralKernels kAvx2Kernels = {scan_windows_avx2, mask_short_avx2};
constexpr LiteralKernels kAvx512Kernels = {scan_windows_avx512, mask_short_avx2};

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

bool is_ideograph(char16_t unit) {
  return unit >= 0x3400 && unit <= 0x9FFF;
}

// Keeps the first kLiteralHitsMax hits in the order of the result, however many and in whatever
// order they come; memory stays bounded.
class HitKeeper {
 public:
  explicit HitKeeper(LiteralScan& out) : out_(out) {
    out_.hits.clear();
    out_.overflow = false;
  }

  void add(const LiteralHit& hit) {
    if (out_.overflow && !before(hit, bound_)) {
      return;
    }
    out_.hits.push_back(hit);
    if (out_.hits.size() >= kPruneAt) {
      prune();
    }
  }

  // No later hit, all of which start at `start` or after, can be among the first ones.
  bool full_before(uint32_t start) const { return out_.overflow && bound_.start < start; }

  void finish() {
    std::sort(out_.hits.begin(), out_.hits.end(), before);
    if (out_.hits.size() > kLiteralHitsMax) {
      out_.overflow = true;
      out_.hits.resize(kLiteralHitsMax);
    }
  }

 private:
  void prune() {
    const auto last = out_.hits.begin() + (kLiteralHitsMax - 1);
    std::nth_element(out_.hits.begin(), last, out_.hits.end(), before);
    bound_ = *last;
    out_.hits.resize(kLiteralHitsMax);
    out_.overflow = true;
  }

  LiteralScan& out_;
  LiteralHit bound_;  // the last hit kept; meaningful once there was an overflow
};

class Verifier {
 public:
  Verifier(const LiteralTables& tables, const FoldedText& text, LiteralScan& out)
      : tables_(tables), text_(text), size_(static_cast<uint32_t>(text.size)), keeper_(out) {}

  void windows(const uint32_t* queue, size_t count) {
    uint32_t homes[kQueueRoom];
    for (size_t i = 0; i < count; ++i) {
      homes[i] = tables_.anchors.home(window_hash(text_.units.data() + queue[i]));
      tables_.anchors.prefetch(homes[i]);
    }
    for (size_t i = 0; i < count; ++i) {
      const uint32_t hash = window_hash(text_.units.data() + queue[i]);
      slot(tables_.anchors, tables_.anchors.find(hash, homes[i]), queue[i]);
    }
  }

  // Terms of one to three units that start in [first, last). REQUIRES: `first` is a multiple of 64
  // and follows the last one.
  void shorts(uint32_t first, uint32_t last, MaskShort mask_short) {
    const char16_t* units = text_.units.data();
    for (uint32_t base = first; base < last; base += 64) {
      const ShortMasks masks = mask_short(units + base, tables_.filter);
      const uint64_t bound = bounds_of(masks, text_.word.words()[base / 64]);
      const uint64_t inside = last - base < 64 ? (uint64_t{1} << (last - base)) - 1 : ~uint64_t{0};
      const uint64_t allowed = tables_.short_at_space ? inside : inside & ~masks.space;
      for (uint64_t at = single_starts(masks, bound) & allowed; at != 0; at &= at - 1) {
        const uint32_t i = base + static_cast<uint32_t>(std::countr_zero(at));
        probe(tables_.singles, single_hash(units[i]), i);
      }
      for (uint64_t at = pair_starts(masks, bound) & allowed; at != 0; at &= at - 1) {
        const uint32_t i = base + static_cast<uint32_t>(std::countr_zero(at));
        probe(tables_.pairs, pair_hash(units[i], units[i + 1]), i);
      }
    }
  }

  bool full_before(uint32_t start) const { return keeper_.full_before(start); }

  void finish() { keeper_.finish(); }

 private:
  uint64_t bounds_of(const ShortMasks& masks, uint64_t word) {
    const uint64_t solid = word & ~masks.ideograph;
    const uint64_t bound = ~(solid & ((solid << 1U) | solid_before_));
    solid_before_ = solid >> 63U;
    return bound;
  }

  // Where terms of one unit may start; next, those of two and three. The next 64 units are not
  // looked at: the last starts pass.
  uint64_t single_starts(const ShortMasks& masks, uint64_t bound) const {
    const uint64_t letters = bound & ((bound >> 1U) | (uint64_t{1} << 63U));
    return !tables_.singles.any() ? 0 : masks.inside | (tables_.short_letters ? letters : 0);
  }

  uint64_t pair_starts(const ShortMasks& masks, uint64_t bound) const {
    const uint64_t words = bound & ((bound >> 2U) | (bound >> 3U) | (uint64_t{7} << 61U));
    return !tables_.pairs.any() ? 0 : masks.inside | (tables_.short_words ? words : 0);
  }

  void probe(const ShortTerms& terms, uint32_t hash, uint32_t at) {
    if (terms.may_hold(hash)) {
      slot(terms.table, terms.table.find(hash, terms.table.home(hash)), at);
    }
  }

  void slot(const AnchorTable& table, const AnchorSlot* slot, uint32_t at) {
    if (slot != nullptr && slot_holds(*slot, at)) {
      list(table.list(*slot), at);
    }
  }

  // False only if no term of the list is here.
  bool slot_holds(const AnchorSlot& slot, uint32_t at) const {
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

  void list(const AnchorEntry* entry, uint32_t at) {
    for (; entry != nullptr; entry = entry->last ? nullptr : entry + 1) {
      const uint32_t start = at - entry->offset;
      const uint32_t end = start + entry->length;
      if (at >= entry->offset && end <= size_ && bounds_hold(entry->match, start, end) &&
          same_units(*entry, start)) {
        keeper_.add(LiteralHit{.term = entry->term, .start = start, .end = end});
      }
    }
  }

  // Four units at a time; both sides may be read four units too far.
  bool same_units(const AnchorEntry& entry, uint32_t start) const {
    const char16_t* here = text_.units.data() + start;
    const char16_t* term = tables_.units.data() + entry.units_at;
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

  bool bounds_hold(TermMatch match, uint32_t start, uint32_t end) const {
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

  bool bound_at(uint32_t at) const {
    if (at == 0 || at == size_ || !text_.word.test(at - 1) || !text_.word.test(at)) {
      return true;
    }
    return is_ideograph(text_.units[at - 1]) || is_ideograph(text_.units[at]);
  }

  const LiteralTables& tables_;
  const FoldedText& text_;
  uint32_t size_;
  uint64_t solid_before_ = 0;  // the last unit of the block before was in a word and no ideograph
  HitKeeper keeper_;
};

// For sets without terms, which may still sum weights.
const uint32_t* empty_bitmap() {
  static constexpr uint32_t kEmpty[kAnchorWords] = {};
  return kEmpty;
}

void scan_blocks(const LiteralTables& tables, const FoldedText& text, const WindowJob& job,
                 const LiteralKernels& kernels, LiteralScan& out) {
  Verifier verifier(tables, text, out);
  uint32_t queue[kQueueRoom];
  const auto size = static_cast<uint32_t>(text.size);
  const bool has_short = tables.singles.any() || tables.pairs.any();
  for (uint32_t first = 0; first < size; first += kBlock) {
    const bool full = verifier.full_before(first < kTermUnitsMax ? 0 : first - kTermUnitsMax);
    if (first < out.windows) {
      const uint32_t last = std::min(out.windows, first + kBlock);
      const size_t count = kernels.windows(job, first, last, queue, &out.weight_sum);
      if (!full && !tables.anchors.empty()) {
        verifier.windows(queue, count);
      }
    }
    if (has_short && !full) {
      verifier.shorts(first, std::min(size, first + kBlock), kernels.shorts);
    }
  }
  verifier.finish();
}

const LiteralKernels& kernels_of(SimdLevel level) {
  switch (level) {
    case SimdLevel::kScalar:
      return kScalarKernels;
    case SimdLevel::kAvx2:
      return kAvx2Kernels;
    case SimdLevel::kAvx512:
      return kAvx512Kernels;
  }
  return kScalarKernels;
}

}  // namespace

void scan_literals(const LiteralTables* tables, const FoldedText& text,
                   const WindowWeights* weights, const LiteralKernels& kernels, LiteralScan& out) {
  out.weight_sum = 0;
  out.windows =
      text.size < kWindowUnits ? 0 : static_cast<uint32_t>(text.size) - (kWindowUnits - 1);
  const WindowJob job{.units = text.units.data(),
                      .bitmap = tables == nullptr ? empty_bitmap() : tables->bitmap.data(),
                      .weights = weights == nullptr ? nullptr : weights->weights,
                      .weight_shift = weights == nullptr ? 0 : 32 - weights->bits};
  static const LiteralTables kNoTables;
  scan_blocks(tables == nullptr ? kNoTables : *tables, text, job, kernels, out);
}

struct LiteralSet::Tables {
  LiteralTables literal;
};

LiteralSet LiteralSet::build(std::span<const LiteralTerm> terms) {
  return LiteralSet(std::make_unique<Tables>(Tables{build_literal_tables(terms)}));
}

LiteralSet::LiteralSet() = default;
LiteralSet::LiteralSet(LiteralSet&&) noexcept = default;
LiteralSet& LiteralSet::operator=(LiteralSet&&) noexcept = default;
LiteralSet::~LiteralSet() = default;

LiteralSet::LiteralSet(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}

size_t LiteralSet::size() const {
  return tables_ == nullptr ? 0 : tables_->literal.terms;
}

size_t LiteralSet::memory_bytes() const {
  return tables_ == nullptr ? 0 : tables_->literal.memory_bytes();
}

void LiteralSet::scan(const FoldedText& text, const WindowWeights* weights, SimdLevel level,
                      LiteralScan& out) const {
  scan_literals(tables_ == nullptr ? nullptr : &tables_->literal, text, weights, kernels_of(level),
                out);
}

}  // namespace seamark
