#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "match/plain_text_internal.h"
#include "match/regex_set.h"

// A pattern, a line feed, a text of two bytes per unit. Any pattern must give a set or an error,
// and a hit must lie in the text and hold the required literal.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string all(reinterpret_cast<const char*>(data), size);
  const size_t line = all.find('\n');
  const std::vector<std::string> patterns{all.substr(0, line)};
  std::u16string units;
  for (size_t i = line == all.npos ? size : line + 1; i + 1 < size; i += 2) {
    units += static_cast<char16_t>(data[i] | (data[i + 1] << 8));
  }
  std::vector<seamark::RegexSet::PatternError> errors;
  const seamark::Result<seamark::RegexSet> set = seamark::RegexSet::compile(patterns, errors);
  if (!set.ok()) {
    if (errors.empty() || errors[0].message.empty()) {
      std::abort();
    }
    return 0;
  }
  const std::u16string literal = seamark::RegexSet::required_literal(patterns[0]);
  std::vector<seamark::RegexHit> hits;
  const auto scratch = set.value().make_scratch();
  set.value().scan(seamark::plain_text(units), *scratch, hits);
  for (const seamark::RegexHit& hit : hits) {
    if (hit.start >= hit.end || hit.end > units.size() ||
        units.substr(hit.start, hit.end - hit.start).find(literal) == std::u16string::npos) {
      std::abort();
    }
  }
  return 0;
}
