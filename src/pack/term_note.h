#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pack/concept_table.h"
#include "pack/source_file.h"

namespace seamark {

// The options at the head of a note; what is not an option is free text for people.
struct TermOptions {
  std::vector<std::string_view> inflects;  // further forms, as written
  ConceptId needs = kNoConcept;
  uint32_t needs_within_words = 0;
  bool exact = false;
  bool strict_language = false;
  bool common = false;
  bool shared = false;
};

// Reads the options of a note, a view into line `line`. Mistakes are reported and left out.
TermOptions read_term_note(SourceFile& file, uint32_t line, std::string_view note,
                           const ConceptTable& concepts);

}  // namespace seamark
