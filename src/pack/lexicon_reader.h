#pragma once

#include <string>

#include "pack/concept_table.h"
#include "pack/source_file.h"
#include "pack/term_table.h"

namespace seamark {

// Reads lexicon/<language>.tsv into `terms`.
void read_lexicon(SourceFile& file, const std::string& language, const ConceptTable& concepts,
                  TermTable& terms);

}  // namespace seamark
