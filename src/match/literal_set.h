#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/cpu.h"
#include "text/folded_text.h"

namespace seamark {

// Where a term may stand. There is a bound between two units unless both are of FoldedText::word
// and neither is an ideograph (U+3400–U+9FFF), which is a word of its own; the ends of the text are
// bounds.
enum class TermMatch : uint8_t { kWord, kPrefix, kSuffix, kAny };

struct LiteralTerm {
  std::u16string units;  // folded; 1 to 64 units, else the term is never found
  TermMatch match = TermMatch::kWord;
  uint64_t word = 0;  // bit i: units[i] is of a word (FoldedText::word); texts must agree
};

// The term that units [first, last) of a folded text make. REQUIRES: last - first <= 64.
LiteralTerm literal_term(const FoldedText& text, size_t first, size_t last, TermMatch match);

struct LiteralHit {
  uint32_t term = 0;   // index into the terms given to build()
  uint32_t start = 0;  // units [start, end)
  uint32_t end = 0;

  bool operator==(const LiteralHit&) const = default;
};

// Weights of a hashed 4-unit-window linear model, summed in the same pass. 2^bits entries, indexed
// by the top `bits` of window_hash.
struct WindowWeights {
  const int8_t* weights = nullptr;  // readable 4 bytes past the end
  uint32_t bits = 0;                // 8 to 20
};

struct LiteralScan {
  std::vector<LiteralHit> hits;  // by start, then end, then term: the first kLiteralHitsMax of them
  bool overflow = false;         // there were more
  int64_t weight_sum = 0;  // of weights[window_hash(units + i) >> (32 - bits)], i in [0, windows)
  uint32_t windows = 0;    // 4-unit windows of the text: size - 3, or 0 for shorter texts
};

constexpr size_t kLiteralHitsMax = 256;

// Finds every occurrence of up to 50,000 terms in every script. A term that holds a whole word is
// looked up by the rarest of its words, others by a sign in them, by their first letters at the
// start of a word, or by their rarest 4-unit window in the manner of text_engine.md §5.3; what a
// look-up yields is verified exactly. Immutable after build(): thread-safe. Build: tens of ms for
// 25,000 terms. Scan: about 4,500 instructions for a post of 28 words and 159 units, weights
// included; no allocation once `out` has grown.
class LiteralSet {
 public:
  static LiteralSet build(std::span<const LiteralTerm> terms);

  LiteralSet();  // empty
  LiteralSet(LiteralSet&&) noexcept;
  LiteralSet& operator=(LiteralSet&&) noexcept;
  ~LiteralSet();

  size_t size() const;
  size_t memory_bytes() const;

  // All levels give the same result. `weights` may be null. REQUIRES: `level` is supported here.
  void scan(const FoldedText& text, const WindowWeights* weights, SimdLevel level,
            LiteralScan& out) const;

 private:
  struct Tables;
  explicit LiteralSet(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace seamark
