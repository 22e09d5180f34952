#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace seamark {

void Diagnostics::add(Diagnostic diagnostic) {
  errors_ += diagnostic.level == DiagnosticLevel::kError ? 1 : 0;
  items_.push_back(std::move(diagnostic));
}

void Diagnostics::append(const Diagnostics& other) {
  for (const Diagnostic& item : other.items_) {
    add(item);
  }
}

void Diagnostics::sort() {
  std::stable_sort(items_.begin(), items_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
}

std::string format_diagnostic(const Diagnostic& d) {
  const char* level = d.level == DiagnosticLevel::kError ? "error" : "warning";
  std::string out = d.file;
  if (d.line > 0) {
    out += fmt::format(":{}:{}", d.line, std::max(d.column, 1U));
  }
  out += fmt::format(": {} {}: {}\n", level, d.id, d.message);
  if (d.line > 0 && !d.source.empty()) {
    std::string tail(std::max(d.width, 1U), '~');
    tail.front() = '^';
    out += fmt::format("{:>6} | {}\n", d.line, d.source);
    out += fmt::format("{:>6} | {}{}", "", std::string(std::max(d.column, 1U) - 1, ' '), tail);
    out += d.wanted.empty() ? "\n" : fmt::format(" wanted: {}\n", d.wanted);
  } else if (!d.wanted.empty()) {
    out += fmt::format("       wanted: {}\n", d.wanted);
  }
  return out;
}

}  // namespace seamark
