#include "pack_terms.h"

#include <string_view>

namespace seamark::bench {

namespace {

// Calls `take` with each line that is neither empty nor a comment.
template <typename Take>
void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!line.empty() && line[0] != '#') {
      take(line);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string_view column(std::string_view line, size_t index) {
  for (; index > 0; --index) {
    const size_t tab = line.find('\t');
    line = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

void append_column(const PackFile& file, size_t index, std::vector<std::string>& out) {
  bool heading = true;  // the first line names the columns
  each_line(file.bytes, [&](std::string_view line) {
    const std::string_view term = column(line, index);
    if (!heading && !term.empty()) {
      out.emplace_back(term);
    }
    heading = false;
  });
}

}  // namespace

std::vector<std::string> pack_terms(const PackSource& source) {
  std::vector<std::string> out;
  for (const PackFile& file : source.files) {
    if (file.path.starts_with("lexicon/")) {
      append_column(file, 0, out);
    } else if (file.path.starts_with("gazetteer/names/")) {
      append_column(file, 1, out);
    }
  }
  return out;
}

std::vector<std::string> pack_patterns(const PackSource& source) {
  constexpr std::string_view kWord = "regex \"";
  std::vector<std::string> out;
  for (const PackFile& file : source.files) {
    if (!file.path.starts_with("rules/")) {
      continue;
    }
    for (size_t at = file.bytes.find(kWord); at != std::string::npos;
         at = file.bytes.find(kWord, at + 1)) {
      const size_t start = at + kWord.size();
      out.push_back(file.bytes.substr(start, file.bytes.find('"', start) - start));
    }
  }
  if (out.empty()) {
    out = {"boat.{0,40}dover", "[0-9]{3,5} ?(euro|pounds)", "(calais|dunkirk).{0,40}(uk|england)"};
  }
  return out;
}

}  // namespace seamark::bench
