#include "api/post_members_internal.h"

namespace seamark::api {
namespace {

using json::Cursor;
using json::Value;

// Which bit of PostMembers::seen a member has.
enum Bit : unsigned {
  kId,
  kPlatform,
  kUrl,
  kCreatedAt,
  kText,
  kLang,
  kAuthor,
  kLinks,
  kMedia,
  kParentId,
  kThreadId,
  kMetrics,
};

bool read_author(Cursor& cursor, Value& value, Author& author) {
  uint32_t seen = 0;
  return cursor.object(value, "author", [&](std::string_view name, Value& member) {
    if (name == "id") {
      return cursor.once(seen, 0, "id") && cursor.string(member, "id", author.id);
    }
    if (name == "handle") {
      return cursor.once(seen, 1, "handle") && cursor.string(member, "handle", author.handle);
    }
    if (name == "display_name") {
      return cursor.once(seen, 2, "display_name") &&
             cursor.string(member, "display_name", author.display_name);
    }
    if (name == "bio") {
      return cursor.once(seen, 3, "bio") && cursor.string(member, "bio", author.bio);
    }
    return cursor.skip(member);
  });
}

bool read_media_item(Cursor& cursor, Value& value, Media& media) {
  uint32_t seen = 0;
  return cursor.object(value, "", [&](std::string_view name, Value& member) {
    if (name == "kind") {
      return cursor.once(seen, 0, "kind") && cursor.string(member, "kind", media.kind);
    }
    if (name == "path") {
      return cursor.once(seen, 1, "path") && cursor.string(member, "path", media.path);
    }
    if (name == "sha256") {
      return cursor.once(seen, 2, "sha256") && cursor.string(member, "sha256", media.sha256);
    }
    if (name == "alt") {
      return cursor.once(seen, 3, "alt") && cursor.string(member, "alt", media.alt);
    }
    return cursor.skip(member);
  });
}

bool read_metrics(Cursor& cursor, Value& value, Post& post) {
  uint32_t seen = 0;
  return cursor.object(value, "metrics", [&](std::string_view name, Value& member) {
    if (name == "views") {
      return cursor.once(seen, 0, "views") && cursor.integer(member, "views", post.views);
    }
    if (name == "shares") {
      return cursor.once(seen, 1, "shares") && cursor.integer(member, "shares", post.shares);
    }
    return cursor.skip(member);
  });
}

struct TextMember {
  std::string_view name;
  Bit bit;
  std::string_view Post::*place;
};

// The member whose value is a string and that `name` may be, judged by its length and first letter.
constexpr TextMember candidate(std::string_view name) {
  switch (name.size()) {
    case 2:
      return {"id", kId, &Post::id};
    case 3:
      return {"url", kUrl, &Post::url};
    case 4:
      return name[0] == 't' ? TextMember{"text", kText, &Post::text}
                            : TextMember{"lang", kLang, &Post::lang};
    case 8:
      return {"platform", kPlatform, &Post::platform};
    case 9:
      return name[0] == 't' ? TextMember{"thread_id", kThreadId, &Post::thread_id}
                            : TextMember{"parent_id", kParentId, &Post::parent_id};
    default:
      return {"created_at", kCreatedAt, &Post::created_at};
  }
}

bool read_list_member(Cursor& cursor, Bit bit, Value& value, Post& post) {
  if (bit == kLinks) {
    return cursor.array(value, "links", [&](Value& link) {
      return cursor.string(link, "", post.links.emplace_back());
    });
  }
  return cursor.array(value, "media", [&](Value& item) {
    return read_media_item(cursor, item, post.media.emplace_back());
  });
}

Member taken(bool good) {
  return good ? Member::kTaken : Member::kFailed;
}

}  // namespace

void PostMembers::clear() {
  post.clear();
  seen = 0;
}

Member read_post_member(Cursor& cursor, std::string_view name, Value& value, PostMembers& members) {
  Post& post = members.post;
  const TextMember member = candidate(name);
  if (name == member.name) {
    return taken(cursor.once(members.seen, member.bit, member.name) &&
                 cursor.string(value, member.name, post.*member.place));
  }
  if (name == "author") {
    return taken(cursor.once(members.seen, kAuthor, "author") &&
                 read_author(cursor, value, post.author));
  }
  if (name == "links") {
    return taken(cursor.once(members.seen, kLinks, "links") &&
                 read_list_member(cursor, kLinks, value, post));
  }
  if (name == "media") {
    return taken(cursor.once(members.seen, kMedia, "media") &&
                 read_list_member(cursor, kMedia, value, post));
  }
  if (name == "metrics") {
    return taken(cursor.once(members.seen, kMetrics, "metrics") &&
                 read_metrics(cursor, value, post));
  }
  return Member::kUnknown;
}

}  // namespace seamark::api
