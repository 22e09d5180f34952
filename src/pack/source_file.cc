#include "pack/source_file.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "pack/diagnostic_ids.h"

namespace seamark {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr size_t kQuotedLineBytesMax = 400;

uint8_t byte_at(std::string_view text, size_t i) {
  return static_cast<uint8_t>(text[i]);
}

// The length of the well-formed sequence at `i`; 0 when it is ill-formed.
size_t sequence_length(std::string_view text, size_t i) {
  const uint8_t lead = byte_at(text, i);
  if (lead < 0x80) {
    return 1;
  }
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) {
    return 0;
  }
  for (size_t k = 1; k < length; ++k) {
    if ((byte_at(text, i + k) & 0xC0U) != 0x80U) {
      return 0;
    }
  }
  const uint8_t second = byte_at(text, i + 1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second > 0x9F;
  const bool too_large = lead == 0xF4 && second > 0x8F;
  return overlong || surrogate || too_large ? 0 : length;
}

size_t first_bad_byte(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const size_t length = sequence_length(text, i);
    if (length == 0) {
      return i;
    }
    i += length;
  }
  return std::string_view::npos;
}

// The line as it can be printed: ill-formed bytes and control characters replaced, tabs as one
// space so that the caret stands right, very long lines cut.
std::string printable(std::string_view line) {
  std::string out;
  size_t i = 0;
  while (i < line.size() && out.size() < kQuotedLineBytesMax) {
    const size_t length = sequence_length(line, i);
    const bool mark = length == 3 && line.substr(i, length) == kByteOrderMark;
    if (length == 0 || mark) {
      out += kReplacement;
    } else if (length == 1 && (byte_at(line, i) < 0x20 || byte_at(line, i) == 0x7F)) {
      out += ' ';
    } else {
      out += line.substr(i, length);
    }
    i += std::max<size_t>(length, 1);
  }
  return i < line.size() ? out + "…" : out;
}

std::vector<std::string_view> split_lines(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    lines.push_back(line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string_view bytes, Diagnostics& diagnostics)
    : path_(std::move(path)),
      bytes_(bytes),
      lines_(split_lines(bytes)),
      diagnostics_(&diagnostics) {}

bool SourceFile::check_text() {
  if (bytes_.starts_with(kByteOrderMark)) {
    error(diagnostic_id::kByteOrderMark, {1, 1, 1}, "the file begins with a byte-order mark",
          "UTF-8 without a byte-order mark");
    return false;
  }
  for (uint32_t line = 1; line <= lines_.size(); ++line) {
    const std::string_view text = lines_[line - 1];
    if (text.size() > kLineBytesMax) {
      error(diagnostic_id::kLongLine, {line, 1, 1}, fmt::format("a line of {} bytes", text.size()),
            fmt::format("at most {}", kLineBytesMax));
      return false;
    }
    const size_t bad = first_bad_byte(text);
    if (bad != std::string_view::npos) {
      error(diagnostic_id::kBadUtf8, range_of(text.substr(bad, 1), line),
            fmt::format("byte 0x{:02X} is not UTF-8", byte_at(text, bad)),
            "the file saved as UTF-8");
      return false;
    }
  }
  return true;
}

SourceRange SourceFile::range_of(std::string_view piece, uint32_t line) const {
  if (line == 0 || line > lines_.size()) {
    return {line, 0, 1};
  }
  const std::string_view text = lines_[line - 1];
  const bool inside = piece.data() != nullptr && piece.data() >= text.data() &&
                      piece.data() <= text.data() + text.size();
  const size_t first = inside ? static_cast<size_t>(piece.data() - text.data()) : 0;
  return {line, static_cast<uint32_t>(count_code_points(text.substr(0, first)) + 1),
          static_cast<uint32_t>(std::max<size_t>(count_code_points(piece), 1))};
}

SourceRange SourceFile::range_of_line(uint32_t line) const {
  if (line == 0 || line > lines_.size()) {
    return {line, 0, 1};
  }
  return range_of(trim(lines_[line - 1]), line);
}

void SourceFile::error(std::string_view id, SourceRange at, std::string message,
                       std::string wanted) {
  Diagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.message = std::move(message);
  diagnostic.wanted = std::move(wanted);
  add(std::move(diagnostic), at);
}

void SourceFile::warning(std::string_view id, SourceRange at, std::string message,
                         std::string wanted) {
  Diagnostic diagnostic;
  diagnostic.level = DiagnosticLevel::kWarning;
  diagnostic.id = id;
  diagnostic.message = std::move(message);
  diagnostic.wanted = std::move(wanted);
  add(std::move(diagnostic), at);
}

void SourceFile::add(Diagnostic diagnostic, SourceRange at) {
  ++mistakes_;
  if (mistakes_ > kMistakesPerFileMax + 1) {
    return;
  }
  if (mistakes_ > kMistakesPerFileMax) {
    diagnostic = Diagnostic{};
    diagnostic.id = diagnostic_id::kTooManyMistakes;
    diagnostic.message = fmt::format("more than {} mistakes in this file; the rest are not shown",
                                     kMistakesPerFileMax);
    at = {};
  }
  diagnostic.file = path_;
  diagnostic.line = at.line;
  diagnostic.column = at.column;
  diagnostic.width = at.width;
  if (at.line > 0 && at.line <= lines_.size()) {
    diagnostic.source = printable(lines_[at.line - 1]);
  }
  diagnostics_->add(std::move(diagnostic));
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) {
    return text.substr(text.size());
  }
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool is_blank_or_comment(std::string_view line) {
  const std::string_view text = trim(line);
  return text.empty() || text == "#" || text.starts_with("# ");
}

bool is_language_code(std::string_view code) {
  size_t part = 0;
  size_t length = 0;
  for (const char c : code) {
    if (c == '-') {
      if (length < 2) {
        return false;
      }
      ++part;
      length = 0;
      continue;
    }
    const bool lower = c >= 'a' && c <= 'z';
    const bool upper = c >= 'A' && c <= 'Z';
    const bool digit = c >= '0' && c <= '9';
    if (!(lower || (part > 0 && (upper || digit)))) {
      return false;
    }
    ++length;
    if (length > (part == 0 ? 3U : 8U)) {
      return false;
    }
  }
  return length >= 2;
}

}  // namespace seamark
