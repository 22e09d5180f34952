// Any bytes: the best SIMD fold equals the scalar one, and both views keep their promises.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "base/cpu.h"
#include "text/deobfuscate.h"
#include "text/fold.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

bool same_rows(const seamark::BitRow& a, const seamark::BitRow& b, size_t size) {
  return std::memcmp(a.words(), b.words(), (size + 63) / 64 * sizeof(uint64_t)) == 0;
}

void require_same(const seamark::FoldedText& a, const seamark::FoldedText& b) {
  require(a.size == b.size && a.flags == b.flags && a.source_bytes == b.source_bytes);
  require(std::memcmp(a.units.data(), b.units.data(), (a.size + 64) * sizeof(char16_t)) == 0);
  require(std::memcmp(a.offsets.data(), b.offsets.data(), (a.size + 1) * sizeof(uint32_t)) == 0);
  require(same_rows(a.word, b.word, a.size) && same_rows(a.digit, b.digit, a.size));
  require(same_rows(a.latin, b.latin, a.size) && same_rows(a.lookalike, b.lookalike, a.size));
  require(same_rows(a.altered, b.altered, a.size) && same_rows(a.line_end, b.line_end, a.size));
  require(same_rows(a.space, b.space, a.size));
}

void require_sound(const seamark::FoldedText& text, size_t source_bytes) {
  require(text.size <= seamark::kFoldUnitsMax && text.source_bytes <= source_bytes);
  require(text.offsets[text.size] == text.source_bytes);
  for (size_t i = 0; i < text.size; ++i) {
    require(text.units[i] != 0 && text.offsets[i] <= text.offsets[i + 1]);
    const seamark::FoldedText::Source source = text.source_of(i, i + 1);
    require(source.first < source.last && source.last <= text.source_bytes);
    require(text.space.test(i) == (text.units[i] == u' '));
  }
  for (size_t i = text.size; i < text.size + 64; ++i) {
    require(text.units[i] == 0 && !text.word.test(i));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static seamark::FoldedText scalar;
  static seamark::FoldedText fast;
  static seamark::FoldedText second;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  seamark::fold_scalar(text, scalar);
  seamark::fold(text, fast, seamark::best_simd_level());
  require_same(scalar, fast);
  require_sound(scalar, size);
  const uint32_t triggers = seamark::obfuscation_triggers(scalar);
  seamark::deobfuscate(scalar, triggers, second);
  require_sound(second, size);
  seamark::deobfuscate(scalar, ~0U, second);
  require_sound(second, size);
  return 0;
}
