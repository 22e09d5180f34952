#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "learn/labelled_post.h"
#include "learn/wilson.h"

namespace seamark {

struct ClassifierTraining {
  uint32_t bits = 16;         // 2^bits weights; 8 to 17
  uint32_t epochs = 5;        // 1 to 100
  double l2 = 1e-5;           // per example
  double rate = 0.5;          // first step length; falls to nothing
  double advert_share = 0.1;  // of the total weight that adverts get, however few they are; 0 to 1
  uint64_t seed = 1;
};

// Trains L2-regularised logistic regression, "advert" against "asking" and "benign", on hashed
// 4-unit windows of the fold, and returns the bytes of model/classifier.bin
// (docs/formats/models.md). Deterministic: same posts in the same order, same settings, same bytes.
// One thread. Fails when either side is missing.
Result<std::string> train_classifier(std::span<const LabelledPost> posts,
                                     const ClassifierTraining& training);

struct ClassifierEvaluation {
  Rate recall;  // of the adverts, those with log-odds above 0
  Rate precision;
  Rate false_positive_rate;  // of the rest, those with log-odds above 0
  double auc = 0;            // chance that an advert stands above a non-advert; ties count half
};

// Fails when the bytes are no model.
Result<ClassifierEvaluation> evaluate_classifier(std::string_view bytes,
                                                 std::span<const LabelledPost> posts);

}  // namespace seamark
