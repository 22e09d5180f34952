#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/literal_set.h"
#include "match/regex_set.h"
#include "model/assessment.h"
#include "pack/builtin_concepts.h"
#include "pack/rule.h"

namespace seamark {

struct Concept {
  std::string name;
  double weight = 0;  // support if positive, counter-evidence if negative
  std::string gloss;
};

constexpr uint32_t kNoPlace = 0xFFFFFFFF;

struct Term {
  std::string text;  // as authored
  std::string language;
  std::string gloss;
  std::string note;
  std::u16string units;  // folded
  uint64_t word = 0;     // which of them are of words, one bit each
  ConceptId concept_id = kNoConcept;
  TermMatch match = TermMatch::kWord;
  float weight = 1;
  uint32_t place = kNoPlace;  // index of a place, for names of the gazetteer
  ConceptId needs = kNoConcept;
  uint32_t needs_within_words = 0;
  bool exact = false;
  bool strict_language = false;
  bool common = false;
  std::string file;
  uint32_t line = 0;
};

struct Place {
  std::string id;  // "gb-dover"
  std::string kind;
  std::string country;  // "GB"; "-" for seas
  // Concepts that a hit, a destination and an origin of this place show besides place.any and
  // route.any.
  std::vector<ConceptId> place_concepts;
  std::vector<ConceptId> to_concepts;
  std::vector<ConceptId> from_concepts;
};

struct Thresholds {
  double review = 0.5;
  double high = 0.9;
  double low = 0.2;
};

struct Calibration {
  double scale = 1;
  double offset = 0;
};

// A pack ready to use: immutable, shared by all threads. Made by compile_pack().
struct CompiledPack {
  PackIdentity identity;
  std::vector<std::string> languages;
  std::vector<std::string> owners;
  Thresholds thresholds;
  Calibration calibration;
  double model_cap = 0;

  std::vector<Concept> concepts;  // index: ConceptId; built-in ones first
  std::vector<Term> terms;        // index: ConceptHit::term
  std::vector<Place> places;
  std::vector<Node> nodes;
  std::vector<Rule> rules;  // by name

  LiteralSet literals;                               // literal i stands for the terms …
  std::vector<std::vector<uint32_t>> literal_terms;  // … literal_terms[i]
  RegexSet regexes;
  std::vector<std::string> regex_patterns;
  // A regex runs only in a rule that the gate lets through on its other concepts.

  std::map<std::string, std::string> models;  // "language.bin" → bytes

  std::optional<ConceptId> find_concept(std::string_view name) const;
};

}  // namespace seamark
