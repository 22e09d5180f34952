#include <array>
#include <utility>

#include "connect/mastodon/status_members_internal.h"

namespace seamark::mastodon {
namespace {

using json::Cursor;
using json::Value;

bool read_account(Cursor& cursor, Value& value, StatusMembers& members, Author& author) {
  return cursor.object(value, "account", [&](std::string_view name, Value& member) {
    if (name == "uri") {
      return cursor.string(member, "uri", author.id);
    }
    if (name == "acct") {
      return cursor.string(member, "acct", author.handle);
    }
    if (name == "display_name") {
      return cursor.string(member, "display_name", author.display_name);
    }
    return name == "note" ? cursor.string(member, "note", members.note) : cursor.skip(member);
  });
}

bool read_attachment(Cursor& cursor, Value& value, Media& media) {
  return cursor.object(value, "", [&](std::string_view name, Value& member) {
    if (name == "type") {
      return cursor.string(member, "type", media.kind);
    }
    if (name == "url") {
      return cursor.string(member, "url", media.path);
    }
    return name == "description" ? cursor.string(member, "description", media.alt)
                                 : cursor.skip(member);
  });
}

// The member `wanted` of an object, a string.
bool read_only(Cursor& cursor, Value& value, std::string_view called, std::string_view wanted,
               std::string_view& out) {
  return cursor.object(value, called, [&](std::string_view name, Value& member) {
    return name == wanted ? cursor.string(member, wanted, out) : cursor.skip(member);
  });
}

bool read_names(Cursor& cursor, Value& value, std::string_view called, std::string_view wanted,
                std::vector<std::string_view>& out) {
  return cursor.array(value, called, [&](Value& element) {
    return read_only(cursor, element, "", wanted, out.emplace_back());
  });
}

bool read_poll(Cursor& cursor, Value& value, StatusMembers& members) {
  return cursor.object(value, "poll", [&](std::string_view name, Value& member) {
    return name == "options" ? read_names(cursor, member, "options", "title", members.poll_options)
                             : cursor.skip(member);
  });
}

struct TextMember {
  std::string_view name;
  std::string_view* place;  // null: no text member
  unsigned bit;             // of StatusMembers::seen
};

TextMember text_member(std::string_view name, StatusMembers& members, Status& status) {
  const std::array<std::pair<std::string_view, std::string_view*>, 8> places = {
      {{"id", &members.id},
       {"uri", &members.uri},
       {"content", &members.content},
       {"in_reply_to_id", &members.reply_to},
       {"created_at", &status.post.created_at},
       {"url", &status.post.url},
       {"language", &status.post.lang},
       {"spoiler_text", &status.spoiler_text}}};
  for (unsigned i = 0; i < places.size(); ++i) {
    if (name == places[i].first) {
      return {places[i].first, places[i].second, i};
    }
  }
  return {name, nullptr, 0};
}

}  // namespace

void StatusMembers::clear() {
  std::vector<std::string_view> kept = std::move(poll_options);
  kept.clear();
  *this = StatusMembers{};
  poll_options = std::move(kept);
}

bool read_status_member(Cursor& cursor, std::string_view name, Value& value, StatusMembers& members,
                        Status& status) {
  if (const TextMember text = text_member(name, members, status); text.place != nullptr) {
    return cursor.once(members.seen, text.bit, text.name) &&
           cursor.string(value, text.name, *text.place);
  }
  if (name == "account") {
    return read_account(cursor, value, members, status.post.author);
  }
  if (name == "media_attachments") {
    return cursor.array(value, "media_attachments", [&](Value& item) {
      return read_attachment(cursor, item, status.post.media.emplace_back());
    });
  }
  if (name == "mentions") {
    return read_names(cursor, value, "mentions", "acct", status.mentions);
  }
  if (name == "tags") {
    return read_names(cursor, value, "tags", "name", status.hashtags);
  }
  if (name == "card") {
    return read_only(cursor, value, "card", "url", members.card_url);
  }
  if (name == "poll") {
    return read_poll(cursor, value, members);
  }
  if (name == "reblogs_count") {
    return cursor.integer(value, "reblogs_count", status.post.shares);
  }
  return name == "reblog" ? cursor.raw_object(value, "reblog", members.reblog) : cursor.skip(value);
}

}  // namespace seamark::mastodon
