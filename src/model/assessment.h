#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/signal.h"

namespace seamark {

enum class Verdict : uint8_t { kNone, kAdvert, kAsking, kUndecided };
enum class Band : uint8_t { kNone, kLow, kMedium, kHigh };

std::string_view verdict_name(Verdict verdict);
std::string_view band_name(Band band);

// Codes of domain.md §6.1, §6.2 and §6.4, as text in the API: "V10", "Q10", "D01"; "S0" to "S5".
// True when `code` is one of the taxonomy's categories.
bool is_category(std::string_view code);

// 0 to 5 from "S0" to "S5"; -1 for anything else.
int severity_level(std::string_view code);

// A half-open range of code points of the field's original text.
struct Span {
  uint32_t start = 0;
  uint32_t end = 0;

  bool operator==(const Span&) const = default;
};

// Something that spoke for the verdict. Names are views into the pack that made the assessment.
struct Reason {
  std::string_view rule;          // "oic.sea_offer_contact"; "model" for the classifier's share
  std::string_view concept_name;  // "transport.sea"
  std::string_view term;          // as the lexicon writes it; empty for an entity
  double weight = 0;
  Field field = Field::kText;
  View view = View::kFold;
  Span span;
  std::string_view quote;  // the original bytes: a view into the post
};

// Something that spoke against it.
struct CounterReason {
  std::string_view concept_name;
  double weight = 0;
  Field field = Field::kText;
  Span span;
};

struct AssessedEntity {
  EntityType type = EntityType::kPhone;
  EntityGrade grade = EntityGrade::kRaw;
  Field field = Field::kText;
  Span span;
  std::string_view raw;  // a view into the post
  std::string value;
};

struct PackIdentity {
  std::string name;
  std::string version;
  std::string digest;  // "sha256:…"
};

// What the engine says of a post (architecture.md §3). Views into the post and the pack: use it
// before the next post is read, while the pack is held.
struct Assessment {
  std::string_view post_id;
  Verdict verdict = Verdict::kNone;
  double score = 0;  // calibrated probability that a person would decide "advert"
  Band band = Band::kNone;
  std::string_view category;  // empty: none
  std::string_view severity = "S0";
  std::string_view language = "und";  // BCP 47 of the text: "ckb", "ar-Latn"
  std::vector<Reason> reasons;
  std::vector<CounterReason> against;
  std::vector<AssessedEntity> entities;
  std::string campaign;  // "sim64:<16 hex>" or "fold64:<16 hex>"; empty when not computed
  const PackIdentity* pack = nullptr;
  std::string_view undecided;  // why the post could not be judged; empty: it was

  // Empties every member, keeping the room of the lists.
  void clear();
};

}  // namespace seamark
