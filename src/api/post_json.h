#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/post.h"

namespace seamark::api {

// Other forms that a record, read as a Post, turned out to look like.
enum class Resemblance { kNone, kJetstream, kMastodon };

// Reads one line of the Post format (docs/formats/ndjson.md). Members may come in any order;
// unknown ones are ignored. Refused, with the name of the member and what was wanted, never
// content: wrong types, a known member given twice, invalid UTF-8, nesting deeper than 64, neither
// text nor media. Thread-bound. Cost: about 0.25 us for 620 bytes, 0.6
// where json::Walk gives up.
class PostReader {
 public:
  PostReader();
  PostReader(PostReader&&) noexcept;
  ~PostReader();

  // The post lives until the next call and while `line` does, which must be followed by 64 readable
  // bytes.
  Result<const Post*> read(std::string_view line);

  // Of the line read last, whether that succeeded or not.
  Resemblance resemblance() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The id of a post that came without one: "sha256:" and 32 hexadecimal digits, made of its text,
// media and links. The same content has the same id.
std::string content_id(const Post& post);

// The post's own id, or else content_id(): put into `made`, which must outlive the view.
std::string_view id_or_content_id(const Post& post, std::string& made);

}  // namespace seamark::api
