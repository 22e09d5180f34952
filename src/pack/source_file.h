#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace seamark {

// A piece of one line, as diagnostics count: line and column from 1, column and width in code
// points.
struct SourceRange {
  uint32_t line = 0;  // 0: the file as a whole
  uint32_t column = 0;
  uint32_t width = 1;
};

constexpr uint32_t kMistakesPerFileMax = 100;
constexpr size_t kLineBytesMax = 10'000;

// An authored text file: its lines, and where its mistakes go. After kMistakesPerFileMax mistakes
// the rest of the file's are counted under one last diagnostic. Views into it live as long as
// `bytes` does.
class SourceFile {
 public:
  SourceFile(std::string path, std::string_view bytes, Diagnostics& diagnostics);
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  const std::string& path() const { return path_; }

  std::string_view bytes() const { return bytes_; }

  // Lines without their ends; line n is lines()[n - 1].
  const std::vector<std::string_view>& lines() const { return lines_; }

  // Reports ill-formed UTF-8, a byte-order mark or a line that is too long. True when the file can
  // be read on.
  bool check_text();

  // Where `piece`, a view into line `line`, stands.
  SourceRange range_of(std::string_view piece, uint32_t line) const;

  // The whole of a line, without its indentation.
  SourceRange range_of_line(uint32_t line) const;

  void error(std::string_view id, SourceRange at, std::string message, std::string wanted = "");
  void warning(std::string_view id, SourceRange at, std::string message, std::string wanted = "");

 private:
  void add(Diagnostic diagnostic, SourceRange at);

  std::string path_;
  std::string_view bytes_;
  std::vector<std::string_view> lines_;
  Diagnostics* diagnostics_;
  uint32_t mistakes_ = 0;
};

// The text without white space at either end.
std::string_view trim(std::string_view text);

// True for an empty line, and for a comment: `#` alone or followed by a space.
bool is_blank_or_comment(std::string_view line);

// BCP 47 as packs use it: "ckb", "ar-Latn", "und".
bool is_language_code(std::string_view code);

}  // namespace seamark
