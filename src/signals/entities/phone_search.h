#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seamark::entities {

struct FoundPhone {
  std::string value;        // E.164
  bool by_library = false;  // only the library's own searcher found it
};

// All valid phone numbers of a text, for a default region ("GB"; "ZZ": none): this room's finder
// and grader, and where a text has digits enough also the library's searcher, which reads some
// spellings that the finder leaves alone on purpose ("12.1 - 23.71 - 23.45"). In the order found:
// the finder's first. For exports and for comparing with the library; posts are read by
// EntitySignal, which is a thousand times cheaper.
std::vector<FoundPhone> find_phone_numbers(std::string_view text, std::string_view region);

}  // namespace seamark::entities
