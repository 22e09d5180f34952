#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/literal_set.h"
#include "model/signal.h"
#include "pack/compiled_pack.h"
#include "signals/document.h"

namespace seamark::lexicon {

// The pack's literals seen in a document, before their terms' own conditions are looked at.
struct LexiconScan {
  struct Found {
    uint32_t literal = 0;
    uint32_t start = 0;  // units [start, end) of the view
    uint32_t end = 0;
    uint16_t field = 0;  // index into Document::fields
    View view = View::kFold;
  };

  std::vector<Found> found;
  ConceptSet present;     // concepts of all literals found
  bool overflow = false;  // a view had more hits than are kept
  LiteralScan text;       // of the first view of field 0: the classifier reads its sums
  LiteralScan scratch;
};

// Finds the pack's terms and place names in both views of every field. Immutable: thread-safe.
// Keeps a reference: the pack must outlive it.
class LexiconSignal {
 public:
  explicit LexiconSignal(const CompiledPack& pack);

  // Fills `out` anew. `weights` (may be null) are summed over field 0. Cost: LiteralSet::scan per
  // view.
  void scan(const Document& document, const WindowWeights* weights, SimdLevel level,
            LexiconScan& out) const;

  // Appends a located ConceptHit for every term of every literal found that meets its own
  // conditions on spelling (`exact`) and on language (`strict`; "und" passes). `needs` is for the
  // engine, which sees all signals. Of terms of one literal that mean the same concept and place,
  // those that add neither weight nor freedom from needs are left out, and a hit of the second view
  // that the first has too.
  void hits(Document& document, const LexiconScan& scan, std::string_view language,
            std::vector<ConceptHit>& out) const;

 private:
  // Adds the hits of one view to what was found.
  void take(const LiteralScan& result, size_t field, View view, LexiconScan& out) const;

  const CompiledPack& pack_;
  std::vector<uint32_t> concept_begin_;  // literal i's concepts: concepts_[concept_begin_[i] …)
  std::vector<ConceptId> concepts_;
};

}  // namespace seamark::lexicon
