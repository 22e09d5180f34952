#include "app/rule_layout.h"

namespace seamark::app {
namespace {

constexpr std::string_view kKeywords[] = {"status",   "owner",          "says",     "verdict",
                                          "category", "severity",       "when",     "unless",
                                          "adds",     "does not match", "survives", "matches"};

bool starts_with_keyword(std::string_view line) {
  for (const std::string_view keyword : kKeywords) {
    const bool whole = line.size() == keyword.size() ||
                       (line.size() > keyword.size() && line[keyword.size()] == ' ');
    if (line.starts_with(keyword) && whole) {
      return true;
    }
  }
  return false;
}

std::string trimmed(std::string_view line) {
  const size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) {
    return "";
  }
  const size_t last = line.find_last_not_of(" \t\r");
  return std::string(line.substr(first, last - first + 1));
}

// How deep a line stood, tabs counted as two.
size_t indent_of(std::string_view line) {
  size_t indent = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') {
      break;
    }
    indent += c == '\t' ? 2 : 1;
  }
  return indent;
}

}  // namespace

std::string rule_layout(std::string_view text) {
  std::string out;
  size_t keyword_indent = 0;  // of the keyword line that a deeper line goes on with
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string words = trimmed(line);
    if (words.empty()) {
      out += out.empty() || out.ends_with("\n\n") ? "" : "\n";  // one empty line for several
      continue;
    }
    const size_t indent = indent_of(line);
    const bool keyword = indent > 0 && starts_with_keyword(words) &&
                         (keyword_indent == 0 || indent <= keyword_indent);
    if (indent == 0) {
      keyword_indent = 0;
      out += words;
    } else if (keyword) {
      keyword_indent = indent;
      out += "  " + words;
    } else {
      const size_t deeper = indent > keyword_indent ? indent - keyword_indent : 0;
      out += std::string(2 + (deeper == 0 ? 2 : deeper), ' ') + words;
    }
    out += '\n';
  }
  while (out.ends_with("\n\n")) {
    out.pop_back();
  }
  return out;
}

}  // namespace seamark::app
