#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/post.h"

namespace seamark::mastodon {

// A Status as read: the post, and what the platform says beside it. Views into the line and the
// reader.
struct Status {
  Post post;  // text: the content warning, an empty line, the text, the poll's options
  std::string_view plain_text;  // of the content alone
  std::string_view spoiler_text;
  std::vector<std::string_view> hashtags;  // without "#"
  std::vector<std::string_view> mentions;  // "other", "other@far.example"
  bool boost = false;                      // shares another status: `post` is that one
};

// Reads Status objects of the Mastodon API. Members that are absent in older and added in newer
// versions are borne. Thread-bound.
class StatusReader {
 public:
  StatusReader();
  StatusReader(StatusReader&&) noexcept;
  ~StatusReader();

  // The status lives until the next call and while `line` does, which must be followed by 64
  // readable bytes. Refuses what has neither id nor content, with the member's name, never content.
  Result<const Status*> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace seamark::mastodon
