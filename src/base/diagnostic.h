#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seamark {

enum class DiagnosticLevel : uint8_t { kError, kWarning };

// One thing wrong with an authored file: where, what was found, what was wanted.
struct Diagnostic {
  DiagnosticLevel level = DiagnosticLevel::kError;
  std::string id;       // stable, documented: "SM-R012"
  std::string file;     // as the pack names it: "rules/sea.rule"
  uint32_t line = 0;    // from 1; 0: the file as a whole
  uint32_t column = 0;  // from 1, in code points
  uint32_t width = 1;   // code points to underline
  std::string message;  // lower case, no final period
  std::string
      wanted;  // "a concept that concepts.tsv declares, such as transport.sea"; may be empty
  std::string source;  // the line as authored, for the caret
};

// All findings of a check, in order of file and line. Not thread-safe.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);

  bool has_errors() const { return errors_ > 0; }

  size_t errors() const { return errors_; }

  size_t warnings() const { return items_.size() - errors_; }

  const std::vector<Diagnostic>& items() const { return items_; }

  void append(const Diagnostics& other);

  // Sorted by file, line, column; the order of equals is kept.
  void sort();

 private:
  std::vector<Diagnostic> items_;
  size_t errors_ = 0;
};

// For a person:
//   rules/sea.rule:12:9: error SM-R004: unknown concept transport.see
//      12 |   when transport.see within 12 words of route.any
//         |        ^~~~~~~~~~~~~ wanted: transport.sea
std::string format_diagnostic(const Diagnostic& diagnostic);

}  // namespace seamark
