#include "signals/lexicon/lexicon_signal.h"

#include <algorithm>

#include "signals/lexicon/spelling.h"

namespace seamark::lexicon {

namespace {

std::string_view primary_subtag(std::string_view code) {
  return code.substr(0, code.find('-'));
}

// Same term on overlapping bytes of the same field, seen in the first view.
bool seen_before(const std::vector<ConceptHit>& hits, size_t from, const ConceptHit& hit) {
  return std::any_of(hits.begin() + static_cast<std::ptrdiff_t>(from), hits.end(),
                     [&](const ConceptHit& other) {
                       return other.concept_id == hit.concept_id && other.field == hit.field &&
                              other.start < hit.end && hit.start < other.end;
                     });
}

// A hit of `b` beside one of `a`, on the same units, would tell nothing new: the same name in
// another language, say.
bool makes_needless(const Term& a, const Term& b) {
  return a.concept_id == b.concept_id && a.place == b.place && a.weight >= b.weight &&
         (a.needs == kNoConcept ||
          (a.needs == b.needs && a.needs_within_words >= b.needs_within_words));
}

// Appends the hit of a term of one literal, of which hits[from …) are. Keeps the first of equals.
void append_unless_needless(const CompiledPack& pack, const ConceptHit& hit, size_t from,
                            std::vector<ConceptHit>& hits) {
  const Term& term = pack.terms[hit.term];
  for (size_t i = from; i < hits.size(); ++i) {
    if (makes_needless(pack.terms[hits[i].term], term)) {
      return;
    }
  }
  const auto needless = [&](const ConceptHit& other) {
    return makes_needless(term, pack.terms[other.term]);
  };
  const auto first = hits.begin() + static_cast<std::ptrdiff_t>(from);
  hits.erase(std::remove_if(first, hits.end(), needless), hits.end());
  hits.push_back(hit);
}

}  // namespace

LexiconSignal::LexiconSignal(const CompiledPack& pack) : pack_(pack) {
  for (const std::vector<uint32_t>& terms : pack.literal_terms) {
    concept_begin_.push_back(static_cast<uint32_t>(concepts_.size()));
    for (const uint32_t term : terms) {
      concepts_.push_back(pack.terms[term].concept_id);
    }
  }
  concept_begin_.push_back(static_cast<uint32_t>(concepts_.size()));
}

void LexiconSignal::scan(const Document& document, const WindowWeights* weights, SimdLevel level,
                         LexiconScan& out) const {
  out.found.clear();
  out.present.reset();
  out.overflow = false;
  for (size_t i = 0; i < document.count; ++i) {
    const FieldText& text = document.fields[i];
    LiteralScan& result = i == 0 ? out.text : out.scratch;
    pack_.literals.scan(text.fold, i == 0 ? weights : nullptr, level, result);
    take(result, i, View::kFold, out);
    if (text.triggers != 0) {
      pack_.literals.scan(text.second, nullptr, level, out.scratch);
      take(out.scratch, i, View::kDeobfuscated, out);
    }
  }
}

void LexiconSignal::take(const LiteralScan& result, size_t field, View view,
                         LexiconScan& out) const {
  out.overflow |= result.overflow;
  for (const LiteralHit& hit : result.hits) {
    out.found.push_back({hit.term, hit.start, hit.end, static_cast<uint16_t>(field), view});
    for (uint32_t c = concept_begin_[hit.term]; c < concept_begin_[hit.term + 1]; ++c) {
      out.present.set(concepts_[c]);
    }
  }
}

void LexiconSignal::hits(Document& document, const LexiconScan& scan, std::string_view language,
                         std::vector<ConceptHit>& out) const {
  const size_t begin = out.size();
  for (const LexiconScan::Found& found : scan.found) {
    FieldText& text = document.fields[found.field];
    const FoldedText& view = found.view == View::kFold ? text.fold : text.second;
    const FoldedText::Source source = view.source_of(found.start, found.end);
    const size_t first_of_literal = out.size();
    for (const uint32_t index : pack_.literal_terms[found.literal]) {
      const Term& term = pack_.terms[index];
      const bool foreign = term.strict_language && language != "und" &&
                           primary_subtag(language) != primary_subtag(term.language);
      if (foreign) {
        continue;
      }
      if (term.exact &&
          !spelled_as(text.source.substr(source.first, source.last - source.first), term.text)) {
        continue;
      }
      ConceptHit hit{.concept_id = term.concept_id,
                     .field = text.field,
                     .view = found.view,
                     .term = index,
                     .start = source.first,
                     .end = source.last};
      if (found.view == View::kDeobfuscated && seen_before(out, begin, hit)) {
        continue;
      }
      append_unless_needless(pack_, hit, first_of_literal, out);
    }
    for (size_t i = first_of_literal; i < out.size(); ++i) {
      locate(text, out[i]);
    }
  }
}

}  // namespace seamark::lexicon
