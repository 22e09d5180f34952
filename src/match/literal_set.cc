#include "match/literal_set.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "match/literal_kernels_internal.h"
#include "match/literal_tables_internal.h"
#include "match/literal_verifier_internal.h"

// Blocks of positions, each seen in two passes. The first finds candidates: it hashes what a kind
// of anchor may be (the words of the block, its signs, its windows) and asks a bitmap that stays in
// the cache, without branches. The second looks at the few that passed and compares every term
// behind them unit by unit. What the first pass lets through by chance costs time, never a wrong
// hit.
namespace seamark {
namespace {

constexpr uint32_t kBlock = 512;
constexpr uint32_t kRows = kBlock / 64;

// Which of 64 units are ideographs, for the rare text that has any.
uint64_t ideographs(const char16_t* units) {
  uint64_t mask = 0;
  for (uint32_t i = 0; i < 64; ++i) {
    mask |= uint64_t{is_ideograph(units[i])} << i;
  }
  return mask;
}

// As LiteralVerifier::check takes them.
uint64_t candidate(uint32_t at, uint32_t hash) {
  return at | (uint64_t{hash} << 32U);
}

class LiteralScanner {
 public:
  LiteralScanner(const LiteralTables& tables, const FoldedText& text, const LiteralKernels& kernels,
                 LiteralScan& out)
      : tables_(tables),
        text_(text),
        units_(text.units.data()),
        size_(static_cast<uint32_t>(text.size)),
        kernels_(kernels),
        verifier_(tables, text, out),
        word_job_{text.units.data(), tables.of(AnchorKind::kToken).bits(),
                  tables.of(AnchorKind::kTokenPair).bits(), tables.prefixes.data()} {
    queues_.hashes[0] = 0;
  }

  void run(const WindowJob& job, LiteralScan& out) {
    const bool has_signs = has(AnchorKind::kSign) || has(AnchorKind::kSignPair);
    const bool has_short = can_have_shorts();
    for (uint32_t first = 0; first < size_; first += kBlock) {
      const uint32_t last = std::min(size_, first + kBlock);
      const uint32_t reach = first < kTermUnitsMax ? 0 : first - kTermUnitsMax;
      const bool full = verifier_.keeper().full_before(reach);
      if (first < out.windows && (job.bitmap.words != nullptr || job.weights != nullptr)) {
        windows(job, first, std::min(out.windows, last), full, &out.weight_sum);
      }
      // A prefix is found when its word ends, however long that is.
      const uint32_t words_reach = word_open_ ? std::min(reach, open_word_) : reach;
      if (tables_.terms != 0 && !verifier_.keeper().full_before(words_reach)) {
        words(first, last);
      }
      if (!full && has_signs) {
        signs(first, last);
      }
      if (!full && has_short) {
        shorts(first, last);
      }
    }
    verifier_.keeper().finish();
  }

 private:
  const AnchorTable& of(AnchorKind kind) const { return tables_.of(kind); }

  bool has(AnchorKind kind) const { return !of(kind).empty(); }

  bool can_have_shorts() const {
    const bool has_han = (text_.flags & kTextHasHan) != 0;
    return (has(AnchorKind::kShort) || has(AnchorKind::kShortPair)) &&
           (has_han || !tables_.short_ideographs);
  }

  void windows(const WindowJob& job, uint32_t first, uint32_t last, bool full, int64_t* sum) {
    uint32_t queue[kBlock + 64];
    uint64_t candidates[kBlock];
    const size_t count = kernels_.windows(job, first, last, queue, sum);
    if (full) {
      return;
    }
    for (size_t i = 0; i < count; ++i) {
      candidates[i] = candidate(queue[i], window_hash(units_ + queue[i]));
    }
    verifier_.check(of(AnchorKind::kWindow), candidates, count);
  }

  // `first` is a multiple of 64 and follows the last one. A word that the block's end cuts is seen
  // with the next block; an open end is the text's.
  void words(uint32_t first, uint32_t last) {
    const uint64_t* rows = text_.word.words() + first / 64;
    const size_t row_count = (last - first + 63) / 64;
    uint64_t solid[kRows];
    if ((text_.flags & kTextHasHan) != 0) {
      for (size_t i = 0; i < row_count; ++i) {
        solid[i] = rows[i] & ~ideographs(units_ + first + 64 * i);
      }
      rows = solid;
    }
    uint32_t edges[kBlock + 2];  // start, end, start, end …
    edges[0] = open_word_;
    size_t count = word_open_ ? 1 : 0;
    count += kernels_.edges(rows, first, row_count, &carry_, edges + count);
    if (last == size_ && count % 2 != 0) {
      edges[count++] = size_;
    }
    word_open_ = count % 2 != 0;
    open_word_ = word_open_ ? edges[count - 1] : 0;
    tokens(edges, static_cast<uint32_t>(count / 2));
  }

  void tokens(const uint32_t* edges, uint32_t count) {
    uint64_t candidates[kWordsMax];
    kernels_.words(word_job_, edges, count, queues_);
    for (uint32_t i = 0; i < queues_.token_count; ++i) {
      const uint32_t word = queues_.tokens[i];
      candidates[i] = candidate(edges[2 * word], queues_.hashes[word + 1]);
    }
    verifier_.check(of(AnchorKind::kToken), candidates, queues_.token_count);
    for (uint32_t i = 0; i < queues_.pair_count; ++i) {
      const uint32_t word = queues_.pairs[i];
      const uint32_t hash =
          queues_.hashes[word] * kPairFirst + queues_.hashes[word + 1] * kPairSecond;
      candidates[i] = candidate(word == 0 ? last_word_ : edges[2 * word - 2], hash);
    }
    verifier_.check(of(AnchorKind::kTokenPair), candidates, queues_.pair_count);
    for (uint32_t i = 0; i < queues_.prefix_count; ++i) {
      const uint32_t at = edges[2 * queues_.prefixes[i]];
      candidates[i] = candidate(at, prefix_hash(units_ + at));
    }
    verifier_.check(of(AnchorKind::kPrefix), candidates, queues_.prefix_count);
    if (count > 0) {
      last_word_ = edges[2 * count - 2];
      queues_.hashes[0] = queues_.hashes[count];
    }
  }

  // Units that are neither of a word nor a space.
  void signs(uint32_t first, uint32_t last) {
    for (uint32_t base = first; base < last; base += 64) {
      const uint64_t inside = last - base < 64 ? (uint64_t{1} << (last - base)) - 1 : ~uint64_t{0};
      uint64_t at = inside & ~text_.word.words()[base / 64] & ~text_.space.words()[base / 64];
      for (; at != 0; at &= at - 1) {
        sign(base + static_cast<uint32_t>(std::countr_zero(at)));
      }
    }
  }

  void sign(uint32_t at) {
    if (const AnchorTable& table = of(AnchorKind::kSign); !table.empty()) {
      verifier_.probe(table, sign_hash(units_[at]), at);
    }
    if (const AnchorTable& table = of(AnchorKind::kSignPair); !table.empty()) {
      verifier_.probe(table, pair_hash(units_[at], units_[at + 1]), at);
    }
  }

  void shorts(uint32_t first, uint32_t last) {
    const AnchorTable& single = of(AnchorKind::kShort);
    const AnchorTable& pair = of(AnchorKind::kShortPair);
    for (uint32_t base = first; base < last; base += 64) {
      uint64_t starts = kernels_.shorts(units_ + base, tables_.filter);
      starts &= last - base < 64 ? (uint64_t{1} << (last - base)) - 1 : ~uint64_t{0};
      for (; starts != 0; starts &= starts - 1) {
        const uint32_t at = base + static_cast<uint32_t>(std::countr_zero(starts));
        if (!single.empty()) {
          verifier_.probe(single, sign_hash(units_[at]), at);
        }
        if (!pair.empty()) {
          verifier_.probe(pair, pair_hash(units_[at], units_[at + 1]), at);
        }
      }
    }
  }

  const LiteralTables& tables_;
  const FoldedText& text_;
  const char16_t* units_;
  uint32_t size_;
  const LiteralKernels& kernels_;
  LiteralVerifier verifier_;
  uint64_t carry_ = 0;      // the last unit of the row before is of a word
  bool word_open_ = false;  // the block before ended in a word,
  uint32_t open_word_ = 0;  // which starts here
  WordJob word_job_;
  WordQueues queues_;
  uint32_t last_word_ =
      0;  // whose hash is hashes[0]; of no word at first: it lets too much through
};

const LiteralKernels& kernels_of(SimdLevel level) {
  switch (level) {
    case SimdLevel::kScalar:
      return kLiteralScalar;
    case SimdLevel::kAvx2:
      return kLiteralAvx2;
    case SimdLevel::kAvx512:
      return kLiteralAvx512;
  }
  return kLiteralScalar;
}

}  // namespace

LiteralTerm literal_term(const FoldedText& text, size_t first, size_t last, TermMatch match) {
  LiteralTerm term{.units = std::u16string(text.units.data() + first, text.units.data() + last),
                   .match = match};
  for (size_t i = first; i < last; ++i) {
    term.word |= uint64_t{text.word.test(i)} << (i - first);
  }
  return term;
}

void scan_literals(const LiteralTables* tables, const FoldedText& text,
                   const WindowWeights* weights, const LiteralKernels& kernels, LiteralScan& out) {
  out.weight_sum = 0;
  out.windows =
      text.size < kWindowUnits ? 0 : static_cast<uint32_t>(text.size) - (kWindowUnits - 1);
  static const LiteralTables kNoTables;
  const LiteralTables& used = tables == nullptr ? kNoTables : *tables;
  const AnchorTable& windows = used.of(AnchorKind::kWindow);
  const bool queued =
      !windows.empty() && (!used.window_ideographs || (text.flags & kTextHasHan) != 0);
  const WindowJob job{.units = text.units.data(),
                      .bitmap = queued ? windows.bits() : HashBits{nullptr, 0},
                      .weights = weights == nullptr ? nullptr : weights->weights,
                      .weight_shift = weights == nullptr ? 0 : 32 - weights->bits};
  LiteralScanner(used, text, kernels, out).run(job, out);
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
