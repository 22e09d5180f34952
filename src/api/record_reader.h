#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "model/post.h"

namespace seamark::api {

// The form of the lines of an input. kAuto: told from each line; plain text if the file does not
// start as JSON does.
enum class InputForm { kAuto, kPost, kJetstream, kMastodon, kText };

std::optional<InputForm> find_input_form(std::string_view name);

// What a line holds.
struct Record {
  const Post* post = nullptr;  // null: a message that is no post, such as a deletion
};

// Reads lines of any form into posts. What a line is depends on that line alone, so that the number
// of threads and the cutting of files do not matter. Thread-bound.
class RecordReader {
 public:
  explicit RecordReader(InputForm form);
  RecordReader(RecordReader&&) noexcept;
  ~RecordReader();

  // The post lives until the next call and while `line` does, which must be followed by 64 readable
  // bytes.
  Result<Record> read(std::string_view line);

  // The same for a line of an input that does not start as JSON does: kAuto takes it as text.
  Result<Record> read_plain(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace seamark::api
