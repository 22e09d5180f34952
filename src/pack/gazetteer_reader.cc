#include "pack/gazetteer_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"
#include "pack/term_note.h"
#include "pack/tsv_reader.h"

namespace seamark {

struct NameSink {
  const std::string& language;
  TermTable& terms;
};

namespace {

constexpr std::array<std::string_view, 5> kPlaceColumns = {"id", "kind", "country", "groups",
                                                           "gloss"};
constexpr std::array<std::string_view, 4> kNameColumns = {"id", "name", "match", "note"};
constexpr std::array<std::string_view, 8> kKinds = {"country", "region", "city", "port",
                                                    "beach",   "border", "sea",  "camp"};

bool is_place_id(std::string_view id) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), plain);
}

bool is_country(std::string_view code) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return code == "-" || (code.size() == 2 && capital(code[0]) && capital(code[1]));
}

}  // namespace

void Gazetteer::read_places(SourceFile& file, ConceptTable& concepts) {
  TsvReader reader(file, kPlaceColumns);
  TsvRow row;
  while (reader.next(row)) {
    if (row.heading.empty()) {
      read_place(file, row, concepts);
    }
  }
}

void Gazetteer::read_place(SourceFile& file, const TsvRow& row, ConceptTable& concepts) {
  const auto& [id, kind, country, groups, gloss] = row.cells;
  const SourceRange at = file.range_of(id, row.line);
  if (!is_place_id(id)) {
    file.error(diagnostic_id::kBadPlaceId, at, fmt::format("\"{}\" is not a place's id", id),
               "lower-case letters, digits and dashes, such as gb-dover");
    return;
  }
  const auto [known, fresh] = ids_.emplace(id, static_cast<uint32_t>(places_.size()));
  if (!fresh) {
    file.error(diagnostic_id::kPlaceTwice, at,
               fmt::format("{} is here already, in line {}", id, at_[known->second].line),
               "one line for each place");
    return;
  }
  if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end()) {
    file.error(diagnostic_id::kUnknownPlaceKind, file.range_of(kind, row.line),
               fmt::format("unknown kind \"{}\"", kind), nearest_or_all(kind, kKinds));
  }
  if (!is_country(country)) {
    file.error(diagnostic_id::kBadCountry, file.range_of(country, row.line),
               fmt::format("country is \"{}\"", country),
               "two capital letters of ISO 3166, such as GB, or - for a sea");
  }
  Place place;
  place.id = id;
  place.kind = kind;
  place.country = country;
  read_groups(file, row, concepts, place);
  places_.push_back(std::move(place));
  glosses_.emplace_back(gloss);
  at_.push_back(at);
  names_.push_back(0);
}

void Gazetteer::read_groups(SourceFile& file, const TsvRow& row, ConceptTable& concepts,
                            Place& place) {
  const std::string_view groups = row.cells[3];
  if (groups.empty() || groups == "-") {
    return;
  }
  for (size_t from = 0; from <= groups.size();) {
    const size_t comma = std::min(groups.find(',', from), groups.size());
    const std::string_view group = trim(groups.substr(from, comma - from));
    from = comma + 1;
    if (!is_plain_word(group) || group == "any") {
      file.error(diagnostic_id::kBadGroup, file.range_of(group, row.line),
                 fmt::format("\"{}\" is not a group's name", group),
                 "lower-case letters, digits and underscores, such as channel");
      continue;
    }
    place.place_concepts.push_back(concepts.derive(fmt::format("place.{}", group)));
    place.to_concepts.push_back(concepts.derive(fmt::format("route.to.{}", group)));
    place.from_concepts.push_back(concepts.derive(fmt::format("route.from.{}", group)));
  }
}

void Gazetteer::read_names(SourceFile& file, const std::string& language,
                           const ConceptTable& concepts, TermTable& terms) {
  NameSink sink{language, terms};
  TsvReader reader(file, kNameColumns);
  TsvRow row;
  while (reader.next(row)) {
    if (row.heading.empty()) {
      read_name(file, row, concepts, sink);
    }
  }
}

void Gazetteer::read_name(SourceFile& file, const TsvRow& row, const ConceptTable& concepts,
                          NameSink& sink) {
  const auto& [id, name, match_text, note, unused] = row.cells;
  const TermOptions options = read_term_note(file, row.line, note, concepts);
  const auto known = ids_.find(id);
  if (known == ids_.end()) {
    file.error(diagnostic_id::kUnknownPlace, file.range_of(id, row.line),
               fmt::format("unknown place \"{}\"", id), wanted_place(id));
  }
  const std::optional<TermMatch> match = parse_term_match(match_text);
  if (!match) {
    file.error(diagnostic_id::kUnknownMatch, file.range_of(match_text, row.line),
               fmt::format("match is \"{}\"", match_text), wanted_term_match(match_text));
  }
  if (name.empty()) {
    file.error(diagnostic_id::kEmptyCell, file.range_of(name, row.line), "no name in this line",
               "what people call the place");
  }
  if (known == ids_.end() || !match || name.empty()) {
    return;
  }
  ++names_[known->second];
  Term term;
  term.language = sink.language;
  term.gloss = glosses_[known->second];
  term.note = note;
  term.concept_id = kPlaceAny;
  term.match = *match;
  term.place = known->second;
  term.needs = options.needs;
  term.needs_within_words = options.needs_within_words;
  term.exact = options.exact;
  term.strict_language = options.strict_language;
  term.common = options.common;
  std::vector<std::string_view> forms = {name};
  forms.insert(forms.end(), options.inflects.begin(), options.inflects.end());
  for (size_t i = 0; i < forms.size(); ++i) {
    term.text = forms[i];
    sink.terms.add(term, {&file, file.range_of(forms[i], row.line), options.shared, i > 0});
  }
}

void Gazetteer::check_names(SourceFile& places_file) {
  for (size_t i = 0; i < places_.size(); ++i) {
    if (names_[i] == 0) {
      places_file.warning(diagnostic_id::kPlaceWithoutName, at_[i],
                          fmt::format("{} has no name in any language", places_[i].id),
                          "a line in gazetteer/names/…");
    }
  }
}

std::string Gazetteer::wanted_place(std::string_view id) const {
  std::vector<std::string_view> names;
  names.reserve(ids_.size());
  for (const auto& [known, index] : ids_) {
    names.push_back(known);
  }
  const std::string_view near = nearest_name(id, names);
  return near.empty() ? "an id of gazetteer/places.tsv" : std::string(near);
}

}  // namespace seamark
