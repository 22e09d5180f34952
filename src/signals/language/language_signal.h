#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/cpu.h"
#include "base/result.h"
#include "signals/document.h"

namespace seamark::language {

// A guess is made when the best language has at least e^0.25 times the odds of the next.
constexpr double kLanguageMarginMin = 0.2;

struct LanguageGuess {
  std::string_view code = "und";  // "ckb", "ar-Latn"; a view into the signal
  double margin = 0;  // 0 (a tie with the next) to 1; under kLanguageMarginMin the code is "und"
};

// Names the language of a text from hashed 3-unit n-grams of its first 96 units, and from the
// script alone where that decides (text_engine.md M4, M5, §5). Immutable: thread-safe.
class LanguageSignal {
 public:
  // `model` is the pack's model/language.bin; an empty one knows scripts only.
  static Result<LanguageSignal> create(std::string_view model);

  LanguageSignal(LanguageSignal&&) noexcept;
  ~LanguageSignal();

  const std::vector<std::string>& codes() const;

  // Cost: about 180 ns with AVX2.
  LanguageGuess identify(const FoldedText& text, SimdLevel level) const;

 private:
  struct Model;
  explicit LanguageSignal(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace seamark::language
