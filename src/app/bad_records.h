#pragma once

#include <cstdint>
#include <string>

#include "app/pipeline.h"

namespace seamark::app {

// Reports bad records on stderr, "file:line: reason": the first 20, or all. What concerns a file,
// as damage after which nothing more is read, is always reported.
class BadRecordReport {
 public:
  explicit BadRecordReport(uint64_t limit) : limit_(limit) {}

  void add(const std::string& input, const BadRecord& record);

  // Says how many more there were.
  void finish() const;

 private:
  uint64_t limit_;
  uint64_t count_ = 0;
};

}  // namespace seamark::app
