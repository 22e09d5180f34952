#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/compiled_pack.h"
#include "pack/source_file.h"

namespace seamark {

// The concepts of a pack while it is compiled: built-in ones first, then those of concepts.tsv in
// its order, then those that the gazetteer's groups give.
class ConceptTable {
 public:
  ConceptTable();

  // Reads concepts.tsv.
  void read(SourceFile& file);

  // place.<group>, route.to.<group> and route.from.<group> need no declaration. kNoConcept when
  // full.
  ConceptId derive(const std::string& name);

  std::optional<ConceptId> find(std::string_view name) const;

  const std::vector<Concept>& items() const { return items_; }

  // The concepts whose name starts with `prefix`, as "transport.".
  ConceptSet with_prefix(std::string_view prefix) const;

  // The declared name nearest to `name`, else a sentence about where names are declared.
  std::string wanted_for(std::string_view name) const;

  // More than kConceptsMax were asked for.
  bool overflowed() const { return overflowed_; }

  struct Declared {
    ConceptId id;
    SourceRange at;
  };

  const std::vector<Declared>& declared() const { return declared_; }

 private:
  ConceptId add(const std::string& name);
  void read_row(SourceFile& file, const struct TsvRow& row);

  std::vector<Concept> items_;
  std::map<std::string, ConceptId, std::less<>> ids_;
  std::vector<Declared> declared_;  // rows of concepts.tsv
  bool overflowed_ = false;
};

// Lower-case words with digits and underscores, joined by dots: "transport.sea". A single word must
// not be one of the rule language's own.
bool is_concept_name(std::string_view name);

// One such word: "uk".
bool is_plain_word(std::string_view word);

}  // namespace seamark
