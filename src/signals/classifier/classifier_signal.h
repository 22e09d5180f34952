#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/literal_set.h"
#include "signals/document.h"

namespace seamark::classifier {

// A hashed 4-unit-window linear classifier: "advert" against the rest. Its sum is made by the
// literal matcher in the same pass (LiteralScan::weight_sum); this turns sums into a log-odds share
// and explains it. Immutable: thread-safe.
class ClassifierSignal {
 public:
  // `model` is the pack's model/classifier.bin; an empty one gives 0 for every post.
  static Result<ClassifierSignal> create(std::string_view model);

  ClassifierSignal(ClassifierSignal&&) noexcept;
  ~ClassifierSignal();

  // For LiteralSet::scan; null when there is no model.
  const WindowWeights* weights() const;

  // Log-odds of "advert", before the pack's cap. `scan` is that of the text's first view.
  double log_odds(const LiteralScan& scan) const;

  // The windows that moved the sum most, as source byte ranges; at most `count`, best first.
  struct Share {
    uint32_t start = 0;
    uint32_t end = 0;
    double weight = 0;
  };

  std::vector<Share> explain(const FieldText& text, size_t count) const;

 private:
  struct Model;
  explicit ClassifierSignal(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace seamark::classifier
