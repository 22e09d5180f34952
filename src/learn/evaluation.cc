#include "learn/evaluation.h"

#include <optional>

namespace seamark {

namespace {

constexpr std::array<std::string_view, 5> kConfusionNames = {
    "missed", "false_positive", "asking_as_advert", "asking_missed", "false_asking"};

std::optional<ConfusionKind> confusion_of(Label label, Verdict verdict) {
  switch (label) {
    case Label::kAdvert:
      return verdict == Verdict::kAdvert ? std::nullopt : std::optional(ConfusionKind::kMissed);
    case Label::kAsking:
      if (verdict == Verdict::kAsking) {
        return std::nullopt;
      }
      return verdict == Verdict::kAdvert ? ConfusionKind::kAskingAsAdvert
                                         : ConfusionKind::kAskingMissed;
    case Label::kBenign:
      if (verdict == Verdict::kAdvert) {
        return ConfusionKind::kFalsePositive;
      }
      return verdict == Verdict::kAsking ? std::optional(ConfusionKind::kFalseAsking)
                                         : std::nullopt;
  }
  return std::nullopt;
}

void finish(Slice& slice) {
  const uint64_t found = slice.count(Label::kAdvert, Verdict::kAdvert);
  const uint64_t called = slice.total(Verdict::kAdvert);
  const uint64_t adverts = slice.total(Label::kAdvert);
  slice.precision = make_rate(found, called);
  slice.recall = make_rate(found, adverts);
  slice.false_positive_rate = make_rate(called - found, slice.total() - adverts);
  slice.asking_recall =
      make_rate(slice.count(Label::kAsking, Verdict::kAsking), slice.total(Label::kAsking));
  const double sum = slice.precision.value + slice.recall.value;
  slice.f1 = sum > 0 ? 2 * slice.precision.value * slice.recall.value / sum : 0;
}

const std::string& or_else(const std::string& name, const std::string& otherwise) {
  return name.empty() ? otherwise : name;
}

}  // namespace

std::string_view confusion_name(ConfusionKind kind) {
  return kConfusionNames[static_cast<size_t>(kind)];
}

uint64_t Slice::count(Label label, Verdict verdict) const {
  return counts[static_cast<size_t>(label)][static_cast<size_t>(verdict)];
}

uint64_t Slice::total() const {
  return total(Label::kAdvert) + total(Label::kAsking) + total(Label::kBenign);
}

uint64_t Slice::total(Label label) const {
  uint64_t sum = 0;
  for (const uint64_t one : counts[static_cast<size_t>(label)]) {
    sum += one;
  }
  return sum;
}

uint64_t Slice::total(Verdict verdict) const {
  uint64_t sum = 0;
  for (const auto& row : counts) {
    sum += row[static_cast<size_t>(verdict)];
  }
  return sum;
}

Evaluation evaluate(const std::vector<JudgedPost>& posts) {
  static const std::string kNoLanguage = "und";
  static const std::string kNoCategory = "none";
  static const std::string kNoVariant = "plain";
  Evaluation result;
  for (const JudgedPost& post : posts) {
    const std::string& language = or_else(post.language, kNoLanguage);
    const std::string& category = or_else(post.category, kNoCategory);
    const std::string& variant = or_else(post.variant, kNoVariant);
    for (Slice* slice : {&result.overall, &result.by_language[language],
                         &result.by_category[category], &result.by_variant[variant]}) {
      ++slice->counts[static_cast<size_t>(post.label)][static_cast<size_t>(post.verdict)];
    }
    if (const auto kind = confusion_of(post.label, post.verdict)) {
      result.confusions.push_back({.kind = *kind,
                                   .id = post.id,
                                   .label = post.label,
                                   .verdict = post.verdict,
                                   .score = post.score,
                                   .language = language,
                                   .category = category,
                                   .variant = variant});
    }
  }
  finish(result.overall);
  for (auto* slices : {&result.by_language, &result.by_category, &result.by_variant}) {
    for (auto& [name, slice] : *slices) {
      finish(slice);
    }
  }
  return result;
}

}  // namespace seamark
