#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "signals/language/language_signal.h"
#include "signals/model_file.h"
#include "text/fold.h"

// The bytes as a model file, and as the content of one, so that the digest does not hide the rest.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const seamark::ModelFormat format = {.magic = "SMLANG\r\n", .name = "language model"};
  for (const std::string& file : {std::string(bytes), seamark::make_model_file(bytes, format)}) {
    auto signal = seamark::language::LanguageSignal::create(file);
    if (!signal.ok() || file.empty()) {
      continue;
    }
    seamark::FoldedText fold;
    seamark::fold_scalar("sample words of no particular language", fold);
    const auto guess = signal.value().identify(fold, seamark::SimdLevel::kScalar);
    SEAMARK_CHECK(guess.margin >= 0 && guess.margin <= 1 && !guess.code.empty());
  }
  return 0;
}
