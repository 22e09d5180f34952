#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "pack/compile.h"

namespace seamark::app {

// Posts of the Post format, one a line, about 560 bytes each with texts of about 200 bytes:
// ordinary chatter in eleven languages and six scripts, 2 % adverts (a third of them disguised), 4
// % posts that only look like one. The same on every machine. All of it is invented.
std::string make_bench_corpus(size_t posts);

// `source` with made-up words added to its lexicon, so that it has about `terms` more terms.
PackSource with_filler_terms(PackSource source, size_t terms);

}  // namespace seamark::app
