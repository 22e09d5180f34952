#include "app/bad_records.h"

#include <cstdio>

#include <fmt/format.h>

namespace seamark::app {

void BadRecordReport::add(const std::string& input, const BadRecord& record) {
  if (!record.of_input && ++count_ > limit_) {
    return;
  }
  if (record.line == 0) {
    fmt::print(stderr, "{}: {}\n", input, record.reason);
  } else {
    fmt::print(stderr, "{}:{}: {}\n", input, record.line, record.reason);
  }
}

void BadRecordReport::finish() const {
  if (count_ > limit_) {
    fmt::print(stderr, "and {} more (see --errors)\n", count_ - limit_);
  }
}

}  // namespace seamark::app
