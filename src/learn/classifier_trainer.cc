#include "learn/classifier_trainer.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "learn/sgd.h"
#include "match/window_hash.h"
#include "signals/classifier/classifier_model.h"
#include "signals/classifier/classifier_signal.h"
#include "text/fold.h"

namespace seamark {

namespace {

constexpr uint32_t kBitsMin = 8;
constexpr uint32_t kBitsMax = 17;
constexpr uint32_t kEpochsMax = 100;
constexpr double kWeightMax = 127;

Error invalid(std::string message, CallSite where = CallSite::here()) {
  return {ErrorCode::kInvalid, "classifier training: " + std::move(message), where};
}

Status check(const ClassifierTraining& training) {
  if (training.bits < kBitsMin || training.bits > kBitsMax) {
    return invalid(fmt::format("{} bits, wanted {} to {}", training.bits, kBitsMin, kBitsMax));
  }
  if (training.epochs < 1 || training.epochs > kEpochsMax) {
    return invalid(fmt::format("{} epochs, wanted 1 to {}", training.epochs, kEpochsMax));
  }
  if (!(training.advert_share > 0 && training.advert_share < 1)) {
    return invalid(fmt::format("advert share {}, wanted between 0 and 1", training.advert_share));
  }
  if (!(training.rate > 0 && training.rate <= 10) || !(training.l2 >= 0 && training.l2 <= 0.1)) {
    return invalid(fmt::format("rate {} and l2 {}, wanted above 0 to 10 and 0 to 0.1",
                               training.rate, training.l2));
  }
  return ok_status();
}

// The slots of all windows of the fold, as LiteralSet::scan() sums them.
void find_slots(const FoldedText& fold, uint32_t bits, std::vector<uint32_t>& out) {
  out.clear();
  for (size_t i = 0; i + kWindowUnits <= fold.size; ++i) {
    out.push_back(window_hash(fold.units.data() + i) >> (32 - bits));
  }
}

// Puts other digits for those of the text: which number it is must not be learnt, as the invented
// adverts share a few ranges of phone numbers.
void scramble_digits(FoldedText& fold, uint64_t& state) {
  for (size_t i = 0; i < fold.size; ++i) {
    if (fold.digit.test(i)) {
      state = state * 6364136223846793005U + 1442695040888963407U;  // Knuth's MMIX generator
      fold.units[i] = static_cast<char16_t>(u'0' + (state >> 33U) % 10);
    }
  }
}

// Makes the adverts weigh `share` of the whole, the mean weight staying 1.
void balance(HashedExamples& examples, double share) {
  const auto total = static_cast<double>(examples.size());
  double adverts = 0;
  for (const double target : examples.targets) {
    adverts += target;
  }
  for (size_t i = 0; i < examples.size(); ++i) {
    examples.weights[i] = examples.targets[i] > 0.5 ? share * total / adverts
                                                    : (1 - share) * total / (total - adverts);
  }
}

classifier::ClassifierModel quantise(const LinearModel& model, uint32_t bits) {
  double largest = 0;
  for (const double weight : model.weights) {
    largest = std::max(largest, std::abs(weight));
  }
  classifier::ClassifierModel result;
  result.bits = bits;
  result.scale = largest > 0 ? largest / kWeightMax : 1;
  result.bias = model.bias;
  result.weights.reserve(model.weights.size());
  for (const double weight : model.weights) {
    result.weights.push_back(static_cast<int8_t>(std::floor(weight / result.scale + 0.5)));
  }
  return result;
}

// The share of pairs of an advert and another in which the advert stands higher.
double area_under_curve(std::vector<std::pair<double, bool>> scored) {
  std::sort(scored.begin(), scored.end());
  double below = 0;  // non-adverts under the current score
  double pairs = 0;
  double adverts = 0;
  for (size_t i = 0; i < scored.size();) {
    size_t end = i;
    double tied_adverts = 0;
    double tied_others = 0;
    for (; end < scored.size() && scored[end].first == scored[i].first; ++end) {
      (scored[end].second ? tied_adverts : tied_others) += 1;
    }
    pairs += tied_adverts * (below + tied_others / 2);
    below += tied_others;
    adverts += tied_adverts;
    i = end;
  }
  return adverts > 0 && below > 0 ? pairs / (adverts * below) : 0;
}

}  // namespace

Result<std::string> train_classifier(std::span<const LabelledPost> posts,
                                     const ClassifierTraining& training) {
  SEAMARK_TRY(check(training));
  HashedExamples examples;
  FoldedText fold;
  std::vector<uint32_t> slots;
  size_t adverts = 0;
  uint64_t digits = training.seed;
  for (const LabelledPost& post : posts) {
    fold_scalar(post.text, fold);
    scramble_digits(fold, digits);
    find_slots(fold, training.bits, slots);
    if (!slots.empty()) {
      const bool advert = post.label == Label::kAdvert;
      adverts += advert ? 1 : 0;
      examples.add(slots, advert ? 1 : 0);
    }
  }
  if (adverts == 0 || adverts == examples.size()) {
    return invalid(fmt::format("{} adverts and {} other posts, wanted some of both", adverts,
                               examples.size() - adverts));
  }
  balance(examples, training.advert_share);
  const LinearModel model = train_logistic(
      examples, size_t{1} << training.bits,
      {.epochs = training.epochs, .l2 = training.l2, .rate = training.rate, .seed = training.seed});
  return classifier::write_classifier_model(quantise(model, training.bits));
}

Result<ClassifierEvaluation> evaluate_classifier(std::string_view bytes,
                                                 std::span<const LabelledPost> posts) {
  const classifier::ClassifierModel model = SEAMARK_TRY(classifier::parse_classifier_model(bytes));
  const classifier::ClassifierSignal signal =
      SEAMARK_TRY(classifier::ClassifierSignal::create(bytes));
  std::vector<std::pair<double, bool>> scored;
  FoldedText fold;
  std::vector<uint32_t> slots;
  for (const LabelledPost& post : posts) {
    fold_scalar(post.text, fold);
    find_slots(fold, model.bits, slots);
    LiteralScan scan;
    for (const uint32_t slot : slots) {
      scan.weight_sum += model.weights[slot];
    }
    scan.windows = static_cast<uint32_t>(slots.size());
    scored.emplace_back(signal.log_odds(scan), post.label == Label::kAdvert);
  }
  uint64_t adverts = 0;
  uint64_t called = 0;
  uint64_t found = 0;
  for (const auto& [score, advert] : scored) {
    adverts += advert ? 1 : 0;
    called += score > 0 ? 1 : 0;
    found += score > 0 && advert ? 1 : 0;
  }
  return ClassifierEvaluation{
      .recall = make_rate(found, adverts),
      .precision = make_rate(found, called),
      .false_positive_rate = make_rate(called - found, scored.size() - adverts),
      .auc = area_under_curve(std::move(scored))};
}

}  // namespace seamark
