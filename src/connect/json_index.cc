#include "connect/json_index.h"

#include "base/cpu.h"
#include "connect/json_index_internal.h"

namespace seamark::json {

bool QuoteIndex::build(std::string_view line) {
  if (line.empty() || line.size() > kBytesMax || static_cast<uint8_t>(line.back()) >= 0x80 ||
      best_simd_level() < SimdLevel::kAvx2) {
    return false;
  }
  constexpr size_t kBlock = 64;
  quotes_.reserve(line.size() + kBlock);
  const QuoteScan scan = scan_quotes_avx2(line.data(), line.size(), quotes_.data());
  quotes_[scan.count] = kNone;
  quotes_[scan.count + 1] = kNone;
  first_escape_ = scan.first_escape;
  return scan.valid && scan.count % 2 == 0;
}

}  // namespace seamark::json
