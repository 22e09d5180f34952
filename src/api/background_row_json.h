#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"

namespace seamark::api {

// An ordinary text and where it is from, for training and measuring.
struct BackgroundRow {
  std::string_view id;
  std::string_view text;    // never empty
  std::string_view lang;    // BCP 47; empty: not given
  std::string_view source;  // what a list of permitted sources names; empty: not given
  std::string_view kind;    // "social", "news"; empty: not given
};

// Reads the lines of a background set: {"id","text","lang","source","kind"}, of which text is
// required. Other members are passed over. Thread-bound.
class BackgroundRowReader {
 public:
  BackgroundRowReader();
  BackgroundRowReader(BackgroundRowReader&&) noexcept;
  ~BackgroundRowReader();

  // Lives until the next call and while `line` does, which must be followed by 64 readable bytes.
  Result<const BackgroundRow*> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace seamark::api
