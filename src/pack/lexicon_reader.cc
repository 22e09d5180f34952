#include "pack/lexicon_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"
#include "pack/term_note.h"
#include "pack/tsv_reader.h"

namespace seamark {

namespace {

constexpr std::array<std::string_view, 5> kColumns = {"term", "match", "weight", "gloss", "note"};
constexpr double kTermWeightMin = 0.1;
constexpr double kTermWeightMax = 3;

class LexiconReader {
 public:
  LexiconReader(SourceFile& file, const std::string& language, const ConceptTable& concepts,
                TermTable& terms)
      : file_(file), language_(language), concepts_(concepts), terms_(terms) {}

  void read() {
    TsvReader reader(file_, kColumns);
    TsvRow row;
    while (reader.next(row)) {
      if (row.heading.empty()) {
        read_row(row);
      } else {
        read_heading(row);
      }
    }
  }

 private:
  void read_heading(const TsvRow& row) {
    heading_seen_ = true;
    const std::optional<ConceptId> id = concepts_.find(row.heading);
    concept_ = id.value_or(kNoConcept);
    if (!id) {
      file_.error(diagnostic_id::kUnknownHeadingConcept, file_.range_of(row.heading, row.line),
                  fmt::format("unknown concept {}", row.heading),
                  concepts_.wanted_for(row.heading));
    }
  }

  void read_row(const TsvRow& row) {
    const auto& [text, match_text, weight_text, gloss, note] = row.cells;
    if (!heading_seen_) {
      heading_seen_ = true;  // once is enough
      file_.error(diagnostic_id::kTermWithoutConcept, file_.range_of(text, row.line),
                  "a term before any concept", "a line `# concept: …` above it");
    }
    Term term;
    term.text = text;
    term.language = language_;
    term.gloss = gloss;
    term.note = note;
    term.concept_id = concept_;
    bool good = concept_ != kNoConcept;
    good = read_match(row, match_text, term) && good;
    good = read_weight(row, weight_text, term) && good;
    good = check_gloss(row, gloss) && good;
    const TermOptions options = read_term_note(file_, row.line, note, concepts_);
    term.needs = options.needs;
    term.needs_within_words = options.needs_within_words;
    term.exact = options.exact;
    term.strict_language = options.strict_language;
    term.common = options.common;
    if (text.empty()) {
      file_.error(diagnostic_id::kEmptyCell, {row.line, 1, 1}, "no term in this line", "a term");
      good = false;
    }
    if (good) {
      add(row, std::move(term), options);
    }
  }

  bool read_match(const TsvRow& row, std::string_view text, Term& term) {
    const std::optional<TermMatch> match = parse_term_match(text);
    if (!match) {
      file_.error(diagnostic_id::kUnknownMatch, file_.range_of(text, row.line),
                  fmt::format("match is \"{}\"", text), wanted_term_match(text));
      return false;
    }
    term.match = *match;
    return true;
  }

  bool read_weight(const TsvRow& row, std::string_view text, Term& term) {
    const double weight = parse_number(text);
    if (!(weight >= kTermWeightMin && weight <= kTermWeightMax)) {
      file_.error(diagnostic_id::kBadTermWeight, file_.range_of(text, row.line),
                  fmt::format("weight is \"{}\"", text), "a number from 0.1 to 3");
      return false;
    }
    term.weight = static_cast<float>(weight);
    return true;
  }

  bool check_gloss(const TsvRow& row, std::string_view gloss) {
    const bool english = std::any_of(gloss.begin(), gloss.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (!english) {
      file_.error(diagnostic_id::kUntranslatedGloss, file_.range_of(gloss, row.line),
                  gloss.empty() ? "the term has no gloss" : "the gloss is not in English",
                  "what the term means, in English");
    }
    return english;
  }

  void add(const TsvRow& row, Term term, const TermOptions& options) {
    TermTable::Origin origin;
    origin.file = &file_;
    origin.at = file_.range_of(row.cells[0], row.line);
    origin.shared = options.shared;
    std::vector<Term> forms(options.inflects.size(), term);
    terms_.add(std::move(term), origin);
    origin.inflected = true;
    for (size_t i = 0; i < forms.size(); ++i) {
      forms[i].text = options.inflects[i];
      origin.at = file_.range_of(options.inflects[i], row.line);
      terms_.add(std::move(forms[i]), origin);
    }
  }

  SourceFile& file_;
  const std::string& language_;
  const ConceptTable& concepts_;
  TermTable& terms_;
  ConceptId concept_ = kNoConcept;
  bool heading_seen_ = false;
};

}  // namespace

void read_lexicon(SourceFile& file, const std::string& language, const ConceptTable& concepts,
                  TermTable& terms) {
  LexiconReader(file, language, concepts, terms).read();
}

}  // namespace seamark
