#include "api/post_json.h"

#include "api/post_members_internal.h"
#include "base/digest.h"
#include "connect/json_cursor.h"
#include "connect/json_walk.h"

namespace seamark::api {
namespace {

enum Mark : unsigned { kDid = 1, kFrame = 2, kContent = 4, kAccount = 8 };

// Names that the records of other platforms have and a Post has not.
unsigned mark_of(std::string_view name) {
  if (name == "did") {
    return kDid;
  }
  if (name == "$type") {
    return kFrame;
  }
  if (name == "content") {
    return kContent;
  }
  return name == "account" ? unsigned{kAccount} : 0U;
}

}  // namespace

struct PostReader::State {
  json::Walk walk;
  json::Cursor cursor;  // for what the walk gives up
  PostMembers members;
  unsigned marks = 0;

  template <typename Source>
  bool read(Source& source, std::string_view line);
};

template <typename Source>
bool PostReader::State::read(Source& source, std::string_view line) {
  members.clear();
  marks = 0;
  return source.read(
      line, [&](std::string_view name, auto& value) __attribute__((always_inline)) {
        const Member member = read_post_member(source, name, value, members);
        if (member == Member::kUnknown) {
          marks |= mark_of(name);
          return source.skip(value);
        }
        return member == Member::kTaken;
      });
}

PostReader::PostReader() : state_(std::make_unique<State>()) {}

PostReader::PostReader(PostReader&&) noexcept = default;
PostReader::~PostReader() = default;

Result<const Post*> PostReader::read(std::string_view line) {
  State& state = *state_;
  if (!state.read(state.walk, line) && !state.read(state.cursor, line)) {
    return state.cursor.error();
  }
  if (!state.members.has_content()) {
    return Error(ErrorCode::kInvalid, "neither text nor media found, wanted one of them");
  }
  return &state.members.post;
}

Resemblance PostReader::resemblance() const {
  if ((state_->marks & (kDid | kFrame)) != 0) {
    return Resemblance::kJetstream;
  }
  constexpr unsigned kStatus = kContent | kAccount;
  return (state_->marks & kStatus) == kStatus ? Resemblance::kMastodon : Resemblance::kNone;
}

std::string content_id(const Post& post) {
  std::string content(post.text);
  const auto add = [&content](char kind, std::string_view part) {
    content += '\0';
    content += kind;
    content += part;
  };
  for (const Media& media : post.media) {
    add('m', media.sha256.empty() ? media.path : media.sha256);
    add('a', media.alt);
  }
  for (const std::string_view link : post.links) {
    add('l', link);
  }
  return "sha256:" + to_hex(sha256(content)).substr(0, 32);
}

std::string_view id_or_content_id(const Post& post, std::string& made) {
  if (!post.id.empty()) {
    return post.id;
  }
  made = content_id(post);
  return made;
}

}  // namespace seamark::api
