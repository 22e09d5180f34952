#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/concept_table.h"
#include "pack/source_file.h"
#include "pack/term_table.h"

namespace seamark {

// The places of a pack while it is compiled.
class Gazetteer {
 public:
  // Reads gazetteer/places.tsv; its groups become concepts.
  void read_places(SourceFile& file, ConceptTable& concepts);

  // Reads gazetteer/names/<language>.tsv into `terms`.
  void read_names(SourceFile& file, const std::string& language, const ConceptTable& concepts,
                  TermTable& terms);

  // Warns of places that nobody has a name for.
  void check_names(SourceFile& places_file);

  const std::vector<Place>& places() const { return places_; }

 private:
  void read_place(SourceFile& file, const struct TsvRow& row, ConceptTable& concepts);
  void read_groups(SourceFile& file, const struct TsvRow& row, ConceptTable& concepts,
                   Place& place);
  void read_name(SourceFile& file, const struct TsvRow& row, const ConceptTable& concepts,
                 struct NameSink& sink);
  std::string wanted_place(std::string_view id) const;

  std::vector<Place> places_;
  std::vector<std::string> glosses_;
  std::vector<SourceRange> at_;
  std::vector<uint32_t> names_;  // how many each place has
  std::map<std::string, uint32_t, std::less<>> ids_;
};

}  // namespace seamark
