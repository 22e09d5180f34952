#pragma once

#include <cstddef>
#include <cstdint>

namespace seamark::json {

struct QuoteScan {
  size_t count = 0;                  // of unescaped quotes
  size_t first_escape = ~size_t{0};  // position of the first backslash
  bool valid = false;                // valid UTF-8 without control bytes
};

// Puts the positions of the unescaped quotes of a line of at most QuoteIndex::kBytesMax bytes into
// `out`, which has room for `size` + 64 of them. Valid UTF-8 is told of whole lines only if their
// last byte is ASCII. 64 bytes behind the line are readable.
QuoteScan scan_quotes_avx2(const char* line, size_t size, uint16_t* out);

}  // namespace seamark::json
