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

  std::vector<Window> windows;
  const size_t total = fold.size - kWindowUnits + 1;
  for (size_t i = 0; i < total; ++i) {
    const uint32_t slot = window_hash(fold.units.data() + i) >> (32 - model_->weights.bits);
    if (const int8_t weight = model_->weights.weights[slot]; weight != 0) {
      windows.push_back({static_cast<uint32_t>(i), weight});
    }
  }
  const size_t kept = std::min(count, windows.size());
  const auto heavier = [](const Window& a, const Window& b) {
    const int left = std::abs(a.weight);
    const int right = std::abs(b.weight);
    return left != right ? left > right : a.at < b.at;
  };
  std::partial_sort(windows.begin(), windows.begin() + static_cast<ptrdiff_t>(kept), windows.end(),
                    heavier);
  std::vector<Share> shares;
  const double factor = model_->scale / std::sqrt(static_cast<double>(total));
  for (size_t i = 0; i < kept; ++i) {
    const FoldedText::Source source = fold.source_of(windows[i].at, windows[i].at + kWindowUnits);
    shares.push_back(
        {.start = source.first, .end = source.last, .weight = factor * windows[i].weight});
  }
  return shares;
}

}  // namespace seamark::classifier
