#include "signals/language/language_signal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "signals/language/best_lane.h"
#include "signals/language/language_model.h"
#include "signals/language/script.h"
#include "signals/language/trigram_rows.h"

namespace seamark::language {

namespace {

constexpr std::string_view kUnknown = "und";

// Square roots of the numbers of windows.
std::array<double, kWindowsMax + 1> make_roots() {
  std::array<double, kWindowsMax + 1> roots{};
  for (size_t i = 0; i < roots.size(); ++i) {
    roots[i] = std::sqrt(static_cast<double>(i));
  }
  return roots;
}

}  // namespace

struct LanguageSignal::Model {
  std::vector<std::string> codes;
  std::vector<LanguageClass> classes;
  std::array<uint32_t, kScripts> candidates{};  // how many classes a script may be
  std::array<LaneMask, kScripts> lanes{};       // and which
  std::array<double, kWindowsMax + 1> roots = make_roots();
  PaddedBuffer<int8_t> weights;
  TrigramRows rows;
  double logit_scale = 0;

  LanguageGuess guess(const FoldedText& text, Script script, SimdLevel level) const;
};

LanguageSignal::LanguageSignal(std::unique_ptr<const Model> model) : model_(std::move(model)) {}

LanguageSignal::LanguageSignal(LanguageSignal&&) noexcept = default;
LanguageSignal::~LanguageSignal() = default;

const std::vector<std::string>& LanguageSignal::codes() const {
  return model_->codes;
}

Result<LanguageSignal> LanguageSignal::create(std::string_view bytes) {
  auto model = std::make_unique<Model>();
  if (!bytes.empty()) {
    LanguageModel read = SEAMARK_TRY(parse_language_model(bytes));
    model->weights = expand_rows(read);
    model->logit_scale = read.logit_scale;
    model->rows = {.weights = model->weights.data(),
                   .row_bits = read.row_bits,
                   .blocks = static_cast<uint32_t>((read.classes.size() + kLanesPerBlock - 1) /
                                                   kLanesPerBlock)};
    model->classes = std::move(read.classes);
  }
  for (size_t lane = 0; lane < model->classes.size(); ++lane) {
    const LanguageClass& one = model->classes[lane];
    for (uint32_t script = 1; script < kScripts; ++script) {
      if (one.script == Script::kNone || one.script == static_cast<Script>(script)) {
        model->lanes[script][lane] = -1;
        ++model->candidates[script];
      }
    }
    if (one.code != kUnknown) {
      model->codes.push_back(one.code);
    }
  }
  // A script is worth asking the model about when a class is written in it: "any script" alone is
  // not.
  for (uint32_t script = 1; script < kScripts; ++script) {
    if (std::none_of(model->classes.begin(), model->classes.end(), [&](const LanguageClass& one) {
          return one.script == static_cast<Script>(script);
        })) {
      model->candidates[script] = 0;
    }
    const std::string_view alone = language_of_script(static_cast<Script>(script));
    if (model->candidates[script] == 0 && !alone.empty()) {
      model->codes.emplace_back(alone);
    }
  }
  std::sort(model->codes.begin(), model->codes.end());
  model->codes.erase(std::unique(model->codes.begin(), model->codes.end()), model->codes.end());
  return LanguageSignal(std::move(model));
}

LanguageGuess LanguageSignal::Model::guess(const FoldedText& text, Script script,
                                           SimdLevel level) const {
  const size_t units = std::min(text.size, kLanguageUnits);
  if (units < 3) {
    return {};
  }
  const size_t windows = units - 2;
  std::array<int16_t, kClassesMax> sums;  // filled as far as there are classes
  sum_rows(text.units.data(), windows, rows, level, sums.data());
  const auto number = static_cast<size_t>(script);
  const BestLane best = best_lane(sums.data(), lanes[number], rows.blocks);
  // The log-odds of the best against the second, squeezed into 0 to 1 by exactly rounded operations
  // only.
  double margin = 1;
  if (candidates[number] > 1) {
    const double log_odds =
        static_cast<double>(best.sum - best.second) * logit_scale / roots[windows];
    margin = log_odds / (1 + log_odds);
  }
  const bool sure = margin >= kLanguageMarginMin;
  return {.code = sure ? std::string_view(classes[best.lane].code) : kUnknown, .margin = margin};
}

LanguageGuess LanguageSignal::identify(const FoldedText& text, SimdLevel level) const {
  const Script script = dominant_script(text);
  if (script == Script::kNone) {
    return {};
  }
  if (model_->candidates[static_cast<size_t>(script)] != 0) {
    return model_->guess(text, script, level);
  }
  const std::string_view alone = language_of_script(script);
  return alone.empty() ? LanguageGuess{} : LanguageGuess{.code = alone, .margin = 1};
}

}  // namespace seamark::language
