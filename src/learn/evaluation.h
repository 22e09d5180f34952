#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "learn/labelled_post.h"
#include "learn/wilson.h"
#include "model/assessment.h"

namespace seamark {

// A labelled post and what the engine said of it.
struct JudgedPost {
  std::string id;
  Label label = Label::kBenign;
  Verdict verdict = Verdict::kNone;
  double score = 0;
  std::string language;  // as labelled; empty counts as "und"
  std::string category;  // as labelled; empty counts as "none"
  std::string variant;   // as labelled; empty counts as "plain"
};

constexpr size_t kVerdicts = 4;

// What happened to one group of posts. An advert found is verdict "advert" on label "advert". A
// false positive is verdict "advert" on any other label. An undecided advert is a miss.
struct Slice {
  std::array<std::array<uint64_t, kVerdicts>, kLabels> counts{};  // [Label][Verdict]

  Rate precision;            // of the verdicts "advert", how many were adverts
  Rate recall;               // of the adverts, how many were found
  Rate false_positive_rate;  // of the posts that are no advert, how many were called one
  Rate asking_recall;        // of the posts that ask, how many were seen to ask
  double f1 = 0;             // 0 when precision or recall is unknown

  uint64_t count(Label label, Verdict verdict) const;
  uint64_t total() const;
  uint64_t total(Label label) const;
  uint64_t total(Verdict verdict) const;
};

enum class ConfusionKind : uint8_t {
  kMissed,          // an advert without the verdict "advert"
  kFalsePositive,   // "advert" on a benign post
  kAskingAsAdvert,  // "advert" on a post that asks: the worst mistake
  kAskingMissed,    // a post that asks, seen as nothing
  kFalseAsking,     // "asking" on a benign post
};

std::string_view confusion_name(ConfusionKind kind);

struct Confusion {
  ConfusionKind kind = ConfusionKind::kMissed;
  std::string id;
  Label label = Label::kBenign;
  Verdict verdict = Verdict::kNone;
  double score = 0;
  std::string language;
  std::string category;
  std::string variant;
};

struct Evaluation {
  Slice overall;
  std::map<std::string, Slice> by_language;
  std::map<std::string, Slice> by_category;
  std::map<std::string, Slice> by_variant;
  std::vector<Confusion> confusions;  // in the order of the posts
};

// Counts, rates and intervals of `posts`, as `seamark eval` prints them. Pure. Cost: linear, plus
// the maps.
Evaluation evaluate(const std::vector<JudgedPost>& posts);

}  // namespace seamark
