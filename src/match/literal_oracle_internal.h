#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "match/literal_set.h"
#include "match/window_hash.h"

namespace seamark {

// Tests only: LiteralSet::scan() as its contract reads, by comparing every term at every position.
inline LiteralScan naive_scan(std::span<const LiteralTerm> terms, const FoldedText& text,
                              const WindowWeights* weights) {
  LiteralScan out;
  const auto size = static_cast<uint32_t>(text.size);
  const auto solid = [&](uint32_t i) {
    return text.word.test(i) && !(text.units[i] >= 0x3400 && text.units[i] <= 0x9FFF);
  };
  const auto bound = [&](uint32_t at) {
    return at == 0 || at == size || !solid(at - 1) || !solid(at);
  };
  for (uint32_t start = 0; start < size; ++start) {
    for (uint32_t t = 0; t < terms.size(); ++t) {
      const auto length = static_cast<uint32_t>(terms[t].units.size());
      const TermMatch match = terms[t].match;
      if (length == 0 || length > 64 || start + length > size ||
          !std::equal(terms[t].units.begin(), terms[t].units.end(), text.units.data() + start)) {
        continue;
      }
      const bool need_start = match == TermMatch::kWord || match == TermMatch::kPrefix;
      const bool need_end = match == TermMatch::kWord || match == TermMatch::kSuffix;
      bool same_words = true;
      for (uint32_t i = 0; i < length; ++i) {
        same_words &= text.word.test(start + i) == (((terms[t].word >> i) & 1U) != 0);
      }
      if (same_words && (!need_start || bound(start)) && (!need_end || bound(start + length))) {
        out.hits.push_back({.term = t, .start = start, .end = start + length});
      }
    }
  }
  std::sort(out.hits.begin(), out.hits.end(), [](const LiteralHit& a, const LiteralHit& b) {
    if (a.start != b.start) {
      return a.start < b.start;
    }
    return a.end != b.end ? a.end < b.end : a.term < b.term;
  });
  if (out.hits.size() > kLiteralHitsMax) {
    out.hits.resize(kLiteralHitsMax);
    out.overflow = true;
  }
  for (uint32_t i = 0; i + 3 < size; ++i) {
    ++out.windows;
    if (weights != nullptr) {
      out.weight_sum +=
          weights->weights[window_hash(text.units.data() + i) >> (32 - weights->bits)];
    }
  }
  return out;
}

}  // namespace seamark
