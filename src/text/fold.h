#pragma once

#include <string_view>

#include "base/cpu.h"
#include "text/folded_text.h"

namespace seamark {

// Folds one UTF-8 text into `out` (see FoldedText). Any bytes are accepted: ill-formed sequences
// become U+FFFD, at most kFoldSourceBytesMax bytes are read, at most kFoldUnitsMax units are made;
// both set kTextTruncated. All levels give the same result, bit for bit. REQUIRES: `level` is
// supported here. Thread-safe for distinct `out`. Cost: linear; for 206 bytes of one of eleven
// languages about 350 ns with AVX2, 500 ns scalar; AVX-512 has not been timed.
void fold(std::string_view utf8, FoldedText& out, SimdLevel level);

// The reference: one code point at a time. fold(…, SimdLevel::kScalar) is this.
void fold_scalar(std::string_view utf8, FoldedText& out);

}  // namespace seamark
