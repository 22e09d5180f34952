#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace seamark::mastodon {

// A report of a user or, of an Admin::Report, what a moderator sees. Views into the line and the
// reader.
struct Report {
  std::string_view id;
  std::string_view category;  // spam, legal, violation, other
  std::string_view comment;
  size_t statuses = 0;
  size_t rules = 0;
  std::string_view reporter;  // account name; empty where the platform does not tell
  std::string_view target;
  bool closed = false;  // a moderator dealt with it
};

// Reads both forms. Thread-bound.
class ReportReader {
 public:
  ReportReader();
  ReportReader(ReportReader&&) noexcept;
  ~ReportReader();

  // The report lives until the next call and while `line` does, which must be followed by 64
  // readable bytes.
  Result<const Report*> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace seamark::mastodon
