#include "pack/compile.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "pack/anchors.h"
#include "pack/concept_table.h"
#include "pack/diagnostic_ids.h"
#include "pack/gazetteer_reader.h"
#include "pack/lexicon_reader.h"
#include "pack/pack_digest.h"
#include "pack/pack_manifest.h"
#include "pack/rule_binder.h"
#include "pack/rule_compiler.h"
#include "pack/source_file.h"
#include "pack/term_table.h"

namespace seamark {

namespace {

// The part of `path` between prefix and suffix; empty when it does not have both.
std::string_view between(std::string_view path, std::string_view prefix, std::string_view suffix) {
  const bool both = path.size() > prefix.size() + suffix.size() && path.starts_with(prefix) &&
                    path.ends_with(suffix);
  return both ? path.substr(prefix.size(), path.size() - prefix.size() - suffix.size())
              : std::string_view();
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.find('/') == std::string_view::npos;
}

bool is_rule_file(std::string_view path) {
  return !between(path, "rules/", ".rule").empty();
}

bool is_model_file(std::string_view path) {
  return is_plain_name(between(path, "model/", ".bin"));
}

bool is_other_known(std::string_view path) {
  return path == "CARD.md" || path == "model/RECIPE.md" || path.starts_with("tests/");
}

// Compiles step by step; each step reports and goes on, so that one run shows every mistake.
class PackCompiler {
 public:
  PackCompiler(const PackSource& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics), pack_(std::make_shared<CompiledPack>()) {}

  std::shared_ptr<const CompiledPack> run() {
    const size_t errors_before = diagnostics_.errors();
    open_files();
    read_manifest_file();
    read_concepts();
    read_terms();
    read_rules();
    if (concepts_.overflowed()) {
      file_error(
          diagnostic_id::kTooManyConcepts, "concepts.tsv",
          fmt::format("more than {} concepts, built-in and groups' ones included", kConceptsMax),
          "fewer concepts or groups");
    }
    diagnostics_.sort();
    if (diagnostics_.errors() > errors_before) {
      return nullptr;
    }
    finish();
    return pack_;
  }

 private:
  void open_files() {
    for (const PackFile& file : source_.files) {
      const std::string_view path = file.path;
      if (!paths_.insert(path).second) {
        file_error(diagnostic_id::kFileTwice, file.path, "the file is given twice", "one of it");
        continue;
      }
      if (is_model_file(path)) {
        pack_->models[file.path.substr(6)] = file.bytes;
      } else if (path == "pack.toml" || path == "concepts.tsv" || path == "gazetteer/places.tsv" ||
                 is_rule_file(path) || is_table_of_language(file.path)) {
        auto& text = storage_.emplace_back(file.path, file.bytes, diagnostics_);
        if (text.check_text()) {
          files_[file.path] = &text;
        }
      } else if (!is_other_known(path)) {
        Diagnostic diagnostic;
        diagnostic.level = DiagnosticLevel::kWarning;
        diagnostic.id = diagnostic_id::kFileUnknown;
        diagnostic.file = file.path;
        diagnostic.message = "a file that a pack does not have; it is not read";
        diagnostic.wanted = "the files of docs/formats/pack.md";
        diagnostics_.add(std::move(diagnostic));
      }
    }
  }

  bool is_table_of_language(const std::string& path) {
    std::string_view language = between(path, "lexicon/", ".tsv");
    if (language.empty()) {
      language = between(path, "gazetteer/names/", ".tsv");
    }
    if (language.empty()) {
      return false;
    }
    if (!is_language_code(language)) {
      file_error(diagnostic_id::kBadLanguageFile, path,
                 fmt::format("{} is not a language code", language),
                 "BCP 47, such as en.tsv, ckb.tsv or ar-Latn.tsv");
    }
    return true;
  }

  void file_error(std::string_view id, const std::string& path, std::string message,
                  std::string wanted) {
    Diagnostic diagnostic;
    diagnostic.id = id;
    diagnostic.file = path;
    diagnostic.message = std::move(message);
    diagnostic.wanted = std::move(wanted);
    diagnostics_.add(std::move(diagnostic));
  }

  // Null when absent or unreadable; both are reported for files that must be there.
  SourceFile* required(const std::string& path) {
    if (paths_.find(path) == paths_.end()) {
      file_error(diagnostic_id::kFileMissing, path, "the pack has no such file", path);
    }
    return find(path);
  }

  SourceFile* find(const std::string& path) {
    const auto it = files_.find(path);
    return it == files_.end() ? nullptr : it->second;
  }

  void read_manifest_file() {
    SourceFile* file = required("pack.toml");
    if (file == nullptr) {
      return;
    }
    PackManifest manifest = read_manifest(*file);
    if (!manifest.languages.empty()) {
      check_languages(*file, manifest);
    }
    pack_->identity.name = std::move(manifest.name);
    pack_->identity.version = std::move(manifest.version);
    pack_->languages = std::move(manifest.languages);
    pack_->owners = std::move(manifest.owners);
    pack_->thresholds = manifest.thresholds;
    pack_->calibration = manifest.calibration;
    pack_->model_cap = manifest.model_cap;
  }

  void check_languages(SourceFile& manifest_file, const PackManifest& manifest) {
    for (const std::string& language : manifest.languages) {
      const std::string path = fmt::format("lexicon/{}.tsv", language);
      if (is_language_code(language) && paths_.find(path) == paths_.end()) {
        manifest_file.warning(diagnostic_id::kLanguageWithoutLexicon, {},
                              fmt::format("language {} has no lexicon", language), path);
      }
    }
    for (const auto& [path, file] : files_) {
      const std::string language(between(path, "lexicon/", ".tsv"));
      const auto& claimed = manifest.languages;
      if (!language.empty() && language != "und" &&
          std::find(claimed.begin(), claimed.end(), language) == claimed.end()) {
        file->warning(diagnostic_id::kLexiconNotClaimed, {},
                      fmt::format("language {} is not among the languages of pack.toml", language),
                      fmt::format("\"{}\" in the list `languages`", language));
      }
    }
  }

  void read_concepts() {
    if (SourceFile* file = required("concepts.tsv")) {
      concepts_.read(*file);
    }
    if (SourceFile* file = find("gazetteer/places.tsv")) {
      gazetteer_.read_places(*file, concepts_);
    }
  }

  void read_terms() {
    for (const auto& [path, file] : files_) {
      const std::string language(between(path, "lexicon/", ".tsv"));
      if (!language.empty()) {
        read_lexicon(*file, language, concepts_, terms_);
      }
    }
    for (const auto& [path, file] : files_) {
      const std::string language(between(path, "gazetteer/names/", ".tsv"));
      if (!language.empty()) {
        gazetteer_.read_names(*file, language, concepts_, terms_);
      }
    }
    terms_.check_clashes(concepts_.items(), gazetteer_.places());
    if (SourceFile* file = find("gazetteer/places.tsv")) {
      gazetteer_.check_names(*file);
    }
    if (terms_.terms().size() > kLiteralsMax) {
      file_error(diagnostic_id::kTooManyTerms, "lexicon",
                 fmt::format("{} terms and names", terms_.terms().size()),
                 fmt::format("at most {}", kLiteralsMax));
    }
    warn_of_empty_concepts();
  }

  void warn_of_empty_concepts() {
    SourceFile* file = find("concepts.tsv");
    ConceptSet filled;
    for (const Term& term : terms_.terms()) {
      filled.set(term.concept_id);
    }
    for (const Place& place : gazetteer_.places()) {
      for (const auto* ids : {&place.place_concepts, &place.to_concepts, &place.from_concepts}) {
        for (const ConceptId id : *ids) {
          filled.set(id == kNoConcept ? 0 : id);
        }
      }
    }
    for (const ConceptTable::Declared& declared : concepts_.declared()) {
      if (declared.id >= kBuiltinConcepts && !filled.test(declared.id) && file != nullptr) {
        file->warning(
            diagnostic_id::kConceptWithoutTerms, declared.at,
            fmt::format("{} has no terms in any language", concepts_.items()[declared.id].name),
            "terms in lexicon/…, or no such concept");
      }
    }
  }

  void read_rules() {
    std::vector<RuleSyntax> rules;
    std::vector<DefineSyntax> defines;
    std::deque<ExprList> expressions;
    for (const auto& [path, file] : files_) {
      if (is_rule_file(path)) {
        RuleFileSyntax syntax = parse_rule_file(*file, expressions.emplace_back());
        std::move(syntax.rules.begin(), syntax.rules.end(), std::back_inserter(rules));
        std::move(syntax.defines.begin(), syntax.defines.end(), std::back_inserter(defines));
      }
    }
    if (rules.empty()) {
      Diagnostic diagnostic;
      diagnostic.level = DiagnosticLevel::kWarning;
      diagnostic.id = diagnostic_id::kNoRules;
      diagnostic.file = "rules";
      diagnostic.message = "the pack has no rules and will find nothing";
      diagnostic.wanted = "rules/*.rule";
      diagnostics_.add(std::move(diagnostic));
    }
    RuleBinder binder(concepts_);
    binder.bind_definitions(defines);
    pack_->rules = compile_rules(
        rules, binder, expected_concepts(concepts_.items(), terms_.terms(), gazetteer_.places()));
    binder.check_unused();
    compile_regexes(binder.regexes());
    pack_->nodes = std::move(binder).take_nodes().take();
  }

  void compile_regexes(const std::vector<RegexUse>& uses) {
    for (const RegexUse& use : uses) {
      pack_->regex_patterns.push_back(use.pattern);
    }
    if (uses.empty() || uses.size() > kRegexPatternsMax) {
      return;
    }
    std::vector<RegexSet::PatternError> errors;
    Result<RegexSet> compiled = RegexSet::compile(pack_->regex_patterns, errors);
    for (const RegexSet::PatternError& error : errors) {
      const RegexUse& use = uses[std::min<size_t>(error.pattern, uses.size() - 1)];
      use.file->error(diagnostic_id::kBadRegex, use.at, error.message,
                      "a pattern that Vectorscan can run, with four letters that must be there");
    }
    if (compiled.ok()) {
      pack_->regexes = std::move(compiled).value();
    } else if (errors.empty()) {
      uses.front().file->error(diagnostic_id::kBadRegex, uses.front().at,
                               compiled.error().message());
    }
  }

  void finish() {
    pack_->identity.digest = pack_digest(source_);
    pack_->concepts = concepts_.items();
    pack_->places = gazetteer_.places();
    std::move(terms_).build(*pack_);
  }

  const PackSource& source_;
  Diagnostics& diagnostics_;
  std::shared_ptr<CompiledPack> pack_;
  std::deque<SourceFile> storage_;
  std::set<std::string_view> paths_;
  std::map<std::string, SourceFile*> files_;  // readable ones, by path
  ConceptTable concepts_;
  TermTable terms_;
  Gazetteer gazetteer_;
};

}  // namespace

std::shared_ptr<const CompiledPack> compile_pack(const PackSource& source,
                                                 Diagnostics& diagnostics) {
  return PackCompiler(source, diagnostics).run();
}

}  // namespace seamark
