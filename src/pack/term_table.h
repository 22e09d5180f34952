#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "match/literal_set.h"
#include "pack/compiled_pack.h"
#include "pack/source_file.h"
#include "text/folded_text.h"

namespace seamark {

constexpr size_t kTermWordsMax = 8;
constexpr size_t kTermUnitsMax = 64;
constexpr size_t kLiteralsMax = 50'000;

// The terms of a pack while it is compiled. Folds them, and finds those that cannot be told apart.
class TermTable {
 public:
  // Where a term was written, and what it says about terms that look the same.
  struct Origin {
    SourceFile* file = nullptr;
    SourceRange at;
    bool shared = false;
    bool inflected = false;  // a form of another term
  };

  // Folds `term.text` and adds the term. Reports what folds to nothing or is too long.
  void add(Term term, const Origin& origin);

  // Reports clashes and repetitions, once all terms are there.
  void check_clashes(const std::vector<Concept>& concepts, const std::vector<Place>& places);

  const std::vector<Term>& terms() const { return terms_; }

  // Moves the terms into the pack, with the literals that stand for them.
  void build(CompiledPack& pack) &&;

 private:
  void check_group(std::vector<uint32_t>::const_iterator first,
                   std::vector<uint32_t>::const_iterator last, const std::vector<Concept>& concepts,
                   const std::vector<Place>& places);

  std::vector<Term> terms_;
  std::vector<Origin> origins_;
  std::vector<uint32_t> order_;  // terms by units, then as read; repetitions left out
  FoldedText folded_;
};

std::optional<TermMatch> parse_term_match(std::string_view word);

// "word, prefix, suffix or any", or the nearest.
std::string wanted_term_match(std::string_view word);

}  // namespace seamark
