#include "connect/mastodon/status.h"

#include <algorithm>
#include <utility>

#include "connect/mastodon/html_text.h"
#include "connect/mastodon/status_members_internal.h"

namespace seamark::mastodon {
namespace {

void clear(Status& status) {
  status.post.clear();
  status.plain_text = status.spoiler_text = {};
  status.hashtags.clear();
  status.mentions.clear();
  status.boost = false;
}

void add_part(std::string& text, std::string_view part, std::string_view between) {
  if (!part.empty()) {
    text += text.empty() ? "" : between;
    text += part;
  }
}

}  // namespace

struct StatusReader::State {
  json::Cursor cursor;
  json::Cursor inner_cursor;
  StatusMembers members;
  Status status;
  HtmlText content;
  HtmlText note;
  std::string id;
  std::string parent_id;
  std::string text;

  bool read_members(json::Cursor& reader, std::string_view json) {
    clear(status);
    members.clear();
    return reader.read(json, [&](std::string_view name, json::Value& value) {
      return read_status_member(reader, name, value, members, status);
    });
  }

  void finish();
};

// Turns the HTML into text and the parts into a post.
void StatusReader::State::finish() {
  Post& post = status.post;
  html_to_text(members.content, content);
  html_to_text(members.note, note);
  status.plain_text = content.text;
  text.clear();
  add_part(text, status.spoiler_text, "");
  add_part(text, content.text, "\n\n");
  for (const std::string_view option : members.poll_options) {
    add_part(text, option, "\n");
  }
  post.text = text;
  post.author.bio = note.text;
  post.platform = "mastodon";
  post.id = id.assign("mastodon:").append(members.uri.empty() ? members.id : members.uri);
  if (!members.reply_to.empty()) {
    post.parent_id = parent_id.assign("mastodon:").append(members.reply_to);
  }
  post.links.assign(content.links.begin(), content.links.end());
  const bool known =
      std::find(post.links.begin(), post.links.end(), members.card_url) != post.links.end();
  if (!members.card_url.empty() && !known) {
    post.links.push_back(members.card_url);
  }
}

StatusReader::StatusReader() : state_(std::make_unique<State>()) {}

StatusReader::StatusReader(StatusReader&&) noexcept = default;
StatusReader::~StatusReader() = default;

Result<const Status*> StatusReader::read(std::string_view line) {
  State& state = *state_;
  if (!state.read_members(state.cursor, line)) {
    return state.cursor.error();
  }
  const std::string_view reblog = state.members.reblog;
  const bool boost = !reblog.empty();
  if (boost && !state.read_members(state.inner_cursor, reblog)) {
    return state.inner_cursor.error().with_context("reblog");
  }
  constexpr unsigned kIdAndContent = 0b101;
  if ((state.members.seen & kIdAndContent) != kIdAndContent) {
    return Error(ErrorCode::kInvalid, "not a status: wanted id and content");
  }
  state.finish();
  state.status.boost = boost;
  return &state.status;
}

}  // namespace seamark::mastodon
