#include "pack/term_table.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/cpu.h"
#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"
#include "text/fold.h"

namespace seamark {

namespace {

constexpr std::array<std::string_view, 4> kMatches = {"word", "prefix", "suffix", "any"};

// How a term is named in a message: "transport.sea (lexicon/en.tsv:12)".
std::string place_of(const Term& term, const std::vector<Concept>& concepts) {
  return fmt::format("{} ({}:{})", concepts[term.concept_id].name, term.file, term.line);
}

}  // namespace

std::optional<TermMatch> parse_term_match(std::string_view word) {
  for (size_t i = 0; i < kMatches.size(); ++i) {
    if (kMatches.at(i) == word) {
      return static_cast<TermMatch>(i);
    }
  }
  return std::nullopt;
}

std::string wanted_term_match(std::string_view word) {
  return nearest_or_all(word, kMatches);
}

void TermTable::add(Term term, const Origin& origin) {
  fold(term.text, folded_, best_simd_level());
  const char16_t* units = folded_.units.data();
  size_t first = 0;
  size_t last = folded_.size;
  while (first < last && units[first] == u' ') {
    ++first;
  }
  while (last > first && units[last - 1] == u' ') {
    --last;
  }
  if (first == last) {
    origin.file->error(diagnostic_id::kTermFoldsToNothing, origin.at,
                       fmt::format("\"{}\" folds to nothing", term.text),
                       "a term with letters, digits or symbols");
    return;
  }
  const auto words = static_cast<size_t>(std::count(units + first, units + last, u' ')) + 1;
  if (last - first > kTermUnitsMax || words > kTermWordsMax) {
    origin.file->error(
        diagnostic_id::kTermTooLong, origin.at,
        fmt::format("a term of {} words and {} folded letters", words, last - first),
        fmt::format("at most {} words and {} folded letters", kTermWordsMax, kTermUnitsMax));
    return;
  }
  LiteralTerm literal = literal_term(folded_, first, last, term.match);
  term.units = std::move(literal.units);
  term.word = literal.word;
  term.file = origin.file->path();
  term.line = origin.at.line;
  terms_.push_back(std::move(term));
  origins_.push_back(origin);
}

void TermTable::check_clashes(const std::vector<Concept>& concepts,
                              const std::vector<Place>& places) {
  std::vector<uint32_t> order(terms_.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
    const int units = terms_[a].units.compare(terms_[b].units);
    return units != 0 ? units < 0 : a < b;
  });
  order_.clear();
  for (auto first = order.cbegin(); first != order.cend();) {
    auto last = first + 1;
    while (last != order.cend() && terms_[*last].units == terms_[*first].units) {
      ++last;
    }
    check_group(first, last, concepts, places);
    first = last;
  }
}

void TermTable::check_group(std::vector<uint32_t>::const_iterator first,
                            std::vector<uint32_t>::const_iterator last,
                            const std::vector<Concept>& concepts,
                            const std::vector<Place>& places) {
  const auto same_meaning = [this](uint32_t a, uint32_t b) {
    return terms_[a].concept_id == terms_[b].concept_id && terms_[a].place == terms_[b].place &&
           terms_[a].language == terms_[b].language && terms_[a].text == terms_[b].text;
  };
  for (auto it = first; it != last; ++it) {
    const Term& term = terms_[*it];
    const Origin& origin = origins_[*it];
    const auto clash = std::find_if(first, it, [&](uint32_t other) {
      return terms_[other].concept_id != term.concept_id &&
             !(origin.shared && origins_[other].shared);
    });
    if (clash != it) {
      origin.file->error(diagnostic_id::kTermClash, origin.at,
                         fmt::format("\"{}\" of {} is the same as \"{}\" of {} when folded",
                                     term.text, place_of(term, concepts), terms_[*clash].text,
                                     place_of(terms_[*clash], concepts)),
                         "another term, or `shared: yes` in the notes of both");
      continue;
    }
    const auto twice =
        std::find_if(first, it, [&](uint32_t other) { return same_meaning(*it, other); });
    if (twice != it) {
      if (!origin.inflected && !origins_[*twice].inflected) {
        origin.file->warning(
            diagnostic_id::kTermTwice, origin.at,
            fmt::format("\"{}\" is here already, in line {}", term.text, terms_[*twice].line),
            "one line for each term");
      }
      continue;  // counts once
    }
    const auto elsewhere = std::find_if(first, it, [&](uint32_t other) {
      return terms_[other].place != term.place && terms_[other].concept_id == term.concept_id &&
             !(origin.shared && origins_[other].shared);
    });
    if (term.place != kNoPlace && elsewhere != it && terms_[*elsewhere].place != kNoPlace) {
      origin.file->warning(
          diagnostic_id::kAmbiguousName, origin.at,
          fmt::format("\"{}\" is a name of {} and, in {}:{}, of {}", term.text,
                      places[term.place].id, terms_[*elsewhere].file, terms_[*elsewhere].line,
                      places[terms_[*elsewhere].place].id),
          "`shared: yes` in the notes of both, when both are meant");
    }
    order_.push_back(*it);
  }
}

void TermTable::build(CompiledPack& pack) && {
  std::vector<LiteralTerm> literals;
  std::vector<uint32_t> ids = order_;
  std::sort(ids.begin(), ids.end(), [this](uint32_t a, uint32_t b) {
    const int units = terms_[a].units.compare(terms_[b].units);
    return units != 0 ? units < 0
                      : std::tie(terms_[a].match, terms_[a].word, a) <
                            std::tie(terms_[b].match, terms_[b].word, b);
  });
  for (const uint32_t id : ids) {
    const Term& term = terms_[id];
    if (literals.empty() || literals.back().units != term.units ||
        literals.back().match != term.match || literals.back().word != term.word) {
      literals.push_back({term.units, term.match, term.word});
      pack.literal_terms.emplace_back();
    }
    pack.literal_terms.back().push_back(id);
  }
  pack.literals = LiteralSet::build(literals);
  pack.terms = std::move(terms_);
}

}  // namespace seamark
