#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cpu.h"
#include "base/result.h"
#include "learn/wilson.h"

namespace seamark {

// A text whose language is known. A view: the strings belong to the caller.
struct LanguageExample {
  std::string_view text;
  std::string_view language;  // BCP 47: "ckb", "ar-Latn"; "und": none that need be named
};

// The languages that the shipped weights name: those that posts about crossings are written in and
// those that they would be mistaken for, where there is text to learn from. Each further one costs
// a lane in every row.
constexpr std::array<std::string_view, 33> kLanguagesNamed = {
    "am", "ar", "ar-Latn", "bg", "bn",  "ckb", "de", "en", "es",      "fa", "fr",
    "ha", "hi", "hi-Latn", "it", "kmr", "nl",  "om", "pl", "ps",      "pt", "ro",
    "ru", "so", "sq",      "sw", "ti",  "tr",  "uk", "ur", "ur-Latn", "vi", "zh"};

struct LanguageTraining {
  std::vector<std::string> languages;  // to name; examples of any other become "und". Empty: all
  uint32_t row_bits = 13;              // 2^row_bits rows; 8 to 14
  uint32_t epochs = 6;                 // 1 to 100
  uint32_t examples_max = 8000;  // per language and epoch; a language with fewer is seen more often
  double rate = 1.5;             // first step length; falls to nothing
  uint64_t seed = 1;
};

// Trains a softmax model on hashed 3-unit windows and returns the bytes of model/language.bin
// (docs/formats/models.md). Languages that a script alone decides need no examples and are left
// out. Deterministic: same examples in the same order, same settings, same bytes. One thread. Fails
// when fewer than two languages have examples, or there are more than 64. Cost: about 2 µs per
// example and epoch.
Result<std::string> train_language(std::span<const LanguageExample> examples,
                                   const LanguageTraining& training);

// Examples that a model did not see are those for which this is true: one in `one_in`, by hash of
// the text alone, so that the split survives re-ordering and added sources.
bool is_held_out(std::string_view text, uint32_t one_in);

struct LanguageEvaluation {
  Rate overall;
  double mean_recall = 0;                                           // over languages
  std::map<std::string, Rate> recall;                               // by true language
  std::map<std::string, Rate> precision;                            // by the guess
  std::map<std::string, std::map<std::string, uint64_t>> confused;  // true → guessed → count
};

// How well the model `bytes` names the languages of `examples`. Any guess "und" for a named
// language is a miss. Fails when the bytes are no model.
Result<LanguageEvaluation> evaluate_language(std::string_view bytes,
                                             std::span<const LanguageExample> examples,
                                             SimdLevel level = best_simd_level());

}  // namespace seamark
