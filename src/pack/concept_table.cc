#include "pack/concept_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"
#include "pack/tsv_reader.h"

namespace seamark {

namespace {

constexpr std::array<std::string_view, 3> kColumns = {"concept", "weight", "gloss"};
constexpr double kConceptWeightMax = 5;
constexpr size_t kNameBytesMax = 64;
constexpr std::array<std::string_view, 20> kReserved = {
    "any",    "all",    "none", "not",    "and",        "or",       "within",
    "before", "quoted", "as",   "mostly", "obfuscated", "language", "is",
    "regex",  "in",     "of",   "words",  "if",         "because"};

}  // namespace

bool is_plain_word(std::string_view word) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !word.empty() && word.size() <= kNameBytesMax &&
         std::all_of(word.begin(), word.end(), plain);
}

bool is_concept_name(std::string_view name) {
  if (name.size() > kNameBytesMax || name.empty() || name.front() < 'a' || name.front() > 'z') {
    return false;
  }
  for (size_t from = 0; from <= name.size();) {
    const size_t dot = std::min(name.find('.', from), name.size());
    if (!is_plain_word(name.substr(from, dot - from))) {
      return false;
    }
    from = dot + 1;
  }
  return std::find(kReserved.begin(), kReserved.end(), name) == kReserved.end();
}

ConceptTable::ConceptTable() {
  for (const std::string_view name : kBuiltinConceptNames) {
    add(std::string(name));
  }
}

ConceptId ConceptTable::add(const std::string& name) {
  if (items_.size() >= kConceptsMax) {
    overflowed_ = true;
    return kNoConcept;
  }
  const auto id = static_cast<ConceptId>(items_.size());
  items_.push_back({name, 0, ""});
  ids_.emplace(name, id);
  return id;
}

ConceptId ConceptTable::derive(const std::string& name) {
  const std::optional<ConceptId> known = find(name);
  return known ? *known : add(name);
}

std::optional<ConceptId> ConceptTable::find(std::string_view name) const {
  const auto it = ids_.find(name);
  return it == ids_.end() ? std::nullopt : std::optional(it->second);
}

ConceptSet ConceptTable::with_prefix(std::string_view prefix) const {
  ConceptSet set;
  for (auto it = ids_.lower_bound(prefix); it != ids_.end() && it->first.starts_with(prefix);
       ++it) {
    set.set(it->second);
  }
  return set;
}

std::string ConceptTable::wanted_for(std::string_view name) const {
  std::vector<std::string_view> names;
  names.reserve(ids_.size());
  for (const auto& [known, id] : ids_) {
    names.push_back(known);
  }
  const std::string_view near = nearest_name(name, names);
  return near.empty() ? "a concept that concepts.tsv declares" : std::string(near);
}

void ConceptTable::read(SourceFile& file) {
  TsvReader reader(file, kColumns);
  TsvRow row;
  while (reader.next(row)) {
    if (!row.heading.empty()) {
      file.error(diagnostic_id::kBadConceptName, file.range_of(row.heading, row.line),
                 "a concept heading in the table of concepts", "headings in lexicon files only");
      continue;
    }
    read_row(file, row);
  }
}

void ConceptTable::read_row(SourceFile& file, const TsvRow& row) {
  const auto& [name, weight_text, gloss, unused1, unused2] = row.cells;
  const SourceRange at = file.range_of(name, row.line);
  if (!is_concept_name(name)) {
    file.error(diagnostic_id::kBadConceptName, at, fmt::format("{} is not a concept's name", name),
               "lower-case words joined by dots, such as transport.sea");
    return;
  }
  const double weight = parse_number(weight_text);
  if (!(weight >= -kConceptWeightMax && weight <= kConceptWeightMax)) {
    file.error(diagnostic_id::kBadConceptWeight, file.range_of(weight_text, row.line),
               fmt::format("weight {}", weight_text.empty() ? "is empty" : weight_text),
               "a number from -5 to 5");
  }
  if (gloss.empty()) {
    file.error(diagnostic_id::kUntranslatedGloss, file.range_of(gloss, row.line),
               fmt::format("{} has no gloss", name), "what the concept means, in English");
  }
  const std::optional<ConceptId> known = find(name);
  const auto earlier = std::find_if(declared_.begin(), declared_.end(),
                                    [&](const Declared& d) { return known && d.id == *known; });
  if (earlier != declared_.end()) {
    file.error(diagnostic_id::kConceptTwice, at,
               fmt::format("{} is declared twice, first in line {}", name, earlier->at.line),
               "one line for each concept");
    return;
  }
  const ConceptId id = known ? *known : add(std::string(name));
  if (id == kNoConcept) {
    return;
  }
  declared_.push_back({id, at});
  items_[id].weight = weight;
  items_[id].gloss = gloss;
}

}  // namespace seamark
