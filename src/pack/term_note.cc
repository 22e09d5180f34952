#include "pack/term_note.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"

namespace seamark {

namespace {

constexpr std::array<std::string_view, 6> kOptions = {"inflects", "exact",  "needs",
                                                      "strict",   "common", "shared"};
constexpr uint32_t kNeedsWordsMax = 100;

class NoteReader {
 public:
  NoteReader(SourceFile& file, uint32_t line, const ConceptTable& concepts)
      : file_(file), line_(line), concepts_(concepts) {}

  TermOptions read(std::string_view note) {
    while (!note.empty()) {
      const size_t end = std::min(note.find(';'), note.size());
      if (!read_piece(trim(note.substr(0, end)))) {
        break;  // free text begins
      }
      note.remove_prefix(std::min(end + 1, note.size()));
    }
    return options_;
  }

 private:
  // False when the piece is no option.
  bool read_piece(std::string_view piece) {
    if (piece.empty()) {
      return true;
    }
    const size_t colon = piece.find(':');
    const std::string_view name = trim(piece.substr(0, std::min(colon, piece.size())));
    if (colon == std::string_view::npos || !is_plain_word(name)) {
      return false;
    }
    const auto known = std::find(kOptions.begin(), kOptions.end(), name);
    if (known == kOptions.end()) {
      return unknown(name);
    }
    if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) {
      file_.error(diagnostic_id::kOptionTwice, file_.range_of(name, line_),
                  fmt::format("option {} is given twice", name), "each option once");
      return true;
    }
    seen_.push_back(name);
    set(name, trim(piece.substr(colon + 1)));
    return true;
  }

  bool unknown(std::string_view name) {
    const std::string_view near = nearest_name(name, kOptions);
    if (near.empty()) {
      file_.warning(diagnostic_id::kMaybeOption, file_.range_of(name, line_),
                    fmt::format("{} is not an option; read as free text", name),
                    join_choices(kOptions));
      return false;
    }
    file_.error(diagnostic_id::kUnknownOption, file_.range_of(name, line_),
                fmt::format("unknown option {}", name), std::string(near));
    return true;
  }

  void set(std::string_view name, std::string_view value) {
    if (name == "inflects") {
      read_forms(value);
    } else if (name == "needs") {
      read_needs(value);
    } else if (value != "yes") {
      bad_value(name, value, fmt::format("{}: yes", name));
    } else if (name == "exact") {
      options_.exact = true;
    } else if (name == "strict") {
      options_.strict_language = true;
    } else if (name == "common") {
      options_.common = true;
    } else {
      options_.shared = true;
    }
  }

  void read_forms(std::string_view value) {
    for (size_t from = 0; from <= value.size();) {
      const size_t comma = std::min(value.find(',', from), value.size());
      const std::string_view form = trim(value.substr(from, comma - from));
      if (form.empty()) {
        bad_value("inflects", value, "inflects: form, form");
      } else {
        options_.inflects.push_back(form);
      }
      from = comma + 1;
    }
  }

  void read_needs(std::string_view value) {
    constexpr std::string_view kShape = "needs: CONCEPT near K, K from 1 to 100";
    const size_t near = value.find(" near ");
    if (near == std::string_view::npos) {
      bad_value("needs", value, std::string(kShape));
      return;
    }
    const std::string_view name = trim(value.substr(0, near));
    const std::string_view count = trim(value.substr(near + 6));
    uint32_t words = 0;
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), words);
    if (error != std::errc() || end != count.data() + count.size() || words == 0 ||
        words > kNeedsWordsMax) {
      bad_value("needs", count, std::string(kShape));
      return;
    }
    const std::optional<ConceptId> needed = concepts_.find(name);
    if (!needed) {
      file_.error(diagnostic_id::kUnknownNeededConcept, file_.range_of(name, line_),
                  fmt::format("unknown concept {}", name), concepts_.wanted_for(name));
      return;
    }
    options_.needs = *needed;
    options_.needs_within_words = words;
  }

  void bad_value(std::string_view name, std::string_view value, std::string wanted) {
    file_.error(diagnostic_id::kBadOptionValue, file_.range_of(value, line_),
                fmt::format("option {} has the value \"{}\"", name, value), std::move(wanted));
  }

  SourceFile& file_;
  uint32_t line_;
  const ConceptTable& concepts_;
  TermOptions options_;
  std::vector<std::string_view> seen_;
};

}  // namespace

TermOptions read_term_note(SourceFile& file, uint32_t line, std::string_view note,
                           const ConceptTable& concepts) {
  return NoteReader(file, line, concepts).read(note);
}

}  // namespace seamark
