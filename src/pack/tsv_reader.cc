#include "pack/tsv_reader.h"

#include <charconv>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"

namespace seamark {

namespace {

constexpr std::string_view kHeading = "# concept:";

std::string join_columns(std::span<const std::string_view> columns) {
  std::string out;
  for (const std::string_view column : columns) {
    out += out.empty() ? "" : " ⇥ ";
    out += column;
  }
  return out;
}

}  // namespace

TsvReader::TsvReader(SourceFile& file, std::span<const std::string_view> columns)
    : file_(&file), columns_(columns) {}

bool TsvReader::next(TsvRow& row) {
  while (line_ < file_->lines().size()) {
    const std::string_view text = file_->lines()[line_];
    ++line_;
    row = TsvRow{};
    row.line = line_;
    if (text.starts_with(kHeading)) {
      row.heading = trim(text.substr(kHeading.size()));
      if (!row.heading.empty()) {
        return true;
      }
      file_->error(diagnostic_id::kEmptyCell, file_->range_of_line(line_),
                   "heading without a concept", "# concept: transport.sea");
      continue;
    }
    if (is_blank_or_comment(text)) {
      continue;
    }
    if (!header_seen_) {
      header_seen_ = true;
      if (is_header(text)) {
        continue;
      }
    }
    if (split(text, row)) {
      return true;
    }
  }
  return false;
}

bool TsvReader::is_header(std::string_view text) {
  std::string_view rest = text;
  bool same = true;
  bool first_same = false;
  for (size_t i = 0; i < columns_.size(); ++i) {
    const size_t tab = std::min(rest.find('\t'), rest.size());
    const bool equal = trim(rest.substr(0, tab)) == columns_[i];
    first_same = i == 0 ? equal : first_same;
    same = same && equal && (i + 1 == columns_.size()) == (tab == rest.size());
    rest.remove_prefix(std::min(tab + 1, rest.size()));
  }
  if (!same) {
    file_->error(diagnostic_id::kTableHeader, file_->range_of_line(line_),
                 "the first line does not name the columns", join_columns(columns_));
  }
  return same || first_same;  // a line that starts like the header is a wrong header, not a row
}

bool TsvReader::split(std::string_view text, TsvRow& row) {
  size_t count = 0;
  for (size_t from = 0; from <= text.size(); ++count) {
    const size_t tab = std::min(text.find('\t', from), text.size());
    if (count < columns_.size()) {
      row.cells.at(count) = trim(text.substr(from, tab - from));
    }
    from = tab + 1;
  }
  const bool note_left_out = columns_.back() == "note" && count + 1 == columns_.size();
  if (count == columns_.size() || note_left_out) {
    return true;
  }
  file_->error(diagnostic_id::kColumnCount, file_->range_of_line(line_),
               fmt::format("{} column{} in this line", count, count == 1 ? "" : "s"),
               fmt::format("{}, apart by one tab: {}", columns_.size(), join_columns(columns_)));
  return false;
}

double parse_number(std::string_view text) {
  double value = 0;
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return value;
}

}  // namespace seamark
