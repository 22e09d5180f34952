#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "pack/source_file.h"

namespace seamark {

constexpr size_t kTsvColumnsMax = 5;

// One line of a table. Cells are views into the file, without white space around them.
struct TsvRow {
  uint32_t line = 0;
  std::array<std::string_view, kTsvColumnsMax> cells;
  std::string_view heading;  // not empty: this line is `# concept: heading`
};

// Walks a tab-separated table: skips comments and empty lines, checks the line of column names,
// reports lines with too few or too many columns and goes on behind them. The last column may be
// left out when it is `note`.
class TsvReader {
 public:
  TsvReader(SourceFile& file, std::span<const std::string_view> columns);

  // The next row or heading; false at the end.
  bool next(TsvRow& row);

 private:
  bool split(std::string_view text, TsvRow& row);
  bool is_header(std::string_view text);

  SourceFile* file_;
  std::span<const std::string_view> columns_;
  uint32_t line_ = 0;
  bool header_seen_ = false;
};

// A number with a point for decimals, all of the text; NaN when it is not one.
double parse_number(std::string_view text);

}  // namespace seamark
