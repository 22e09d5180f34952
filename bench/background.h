#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace seamark::bench {

struct BackgroundText {
  std::string text;
  std::string lang;
};

// Real posts of the shared background data ($SEAMARK_SHARED or ../shared,
// data/background/*.ndjson.gz): the first `per_language` of each file, files in order of name,
// languages taking turns. Empty when the data is not there.
std::vector<BackgroundText> load_background(size_t per_language);

// The texts as Seamark NDJSON, one post a line.
std::string wrap_as_ndjson(const std::vector<BackgroundText>& texts);

}  // namespace seamark::bench
