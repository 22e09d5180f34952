#include "signals/classifier/classifier_signal.h"

#include <algorithm>
#include <cmath>

#include "base/padded_buffer.h"
#include "match/window_hash.h"
#include "signals/classifier/classifier_model.h"

namespace seamark::classifier {

struct ClassifierSignal::Model {
  PaddedBuffer<int8_t> padded;  // the weights, readable past the end
  WindowWeights weights;
  double scale = 0;
  double bias = 0;
};

ClassifierSignal::ClassifierSignal(std::unique_ptr<const Model> model) : model_(std::move(model)) {}

ClassifierSignal::ClassifierSignal(ClassifierSignal&&) noexcept = default;
ClassifierSignal::~ClassifierSignal() = default;

Result<ClassifierSignal> ClassifierSignal::create(std::string_view bytes) {
  auto model = std::make_unique<Model>();
  if (!bytes.empty()) {
    const ClassifierModel read = SEAMARK_TRY(parse_classifier_model(bytes));
    model->padded.reserve(read.weights.size());
    std::copy(read.weights.begin(), read.weights.end(), model->padded.data());
    model->weights = {.weights = model->padded.data(), .bits = read.bits};
    model->scale = read.scale;
    model->bias = read.bias;
  }
  return ClassifierSignal(std::move(model));
}

const WindowWeights* ClassifierSignal::weights() const {
  return model_->weights.weights == nullptr ? nullptr : &model_->weights;
}

double ClassifierSignal::log_odds(const LiteralScan& scan) const {
  if (weights() == nullptr || scan.windows == 0) {
    return 0;
  }
  return model_->bias + model_->scale * static_cast<double>(scan.weight_sum) /
                            std::sqrt(static_cast<double>(scan.windows));
}

std::vector<ClassifierSignal::Share> ClassifierSignal::explain(const FieldText& text,
                                                               size_t count) const {
  const FoldedText& fold = text.fold;
  if (weights() == nullptr || fold.size < kWindowUnits || count == 0) {
    return {};
  }

  struct Window {
    uint32_t at;
    int8_t weight;
  };

  const auto heavier = [](const Window& a, const Window& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  };
  std::vector<Window> heaviest;  // of equal ones the first
  heaviest.reserve(count + 1);
  const size_t total = fold.size - kWindowUnits + 1;
  for (size_t i = 0; i < total; ++i) {
    const uint32_t slot = window_hash(fold.units.data() + i) >> (32 - model_->weights.bits);
    const Window window{static_cast<uint32_t>(i), model_->weights.weights[slot]};
    if (window.weight == 0 || (heaviest.size() == count && !heavier(window, heaviest.back()))) {
      continue;
    }
    heaviest.insert(std::upper_bound(heaviest.begin(), heaviest.end(), window, heavier), window);
    if (heaviest.size() > count) {
      heaviest.pop_back();
    }
  }
  std::vector<Share> shares;
  const double factor = model_->scale / std::sqrt(static_cast<double>(total));
  for (const Window& window : heaviest) {
    const FoldedText::Source source = fold.source_of(window.at, window.at + kWindowUnits);
    shares.push_back({.start = source.first, .end = source.last, .weight = factor * window.weight});
  }
  return shares;
}

}  // namespace seamark::classifier
