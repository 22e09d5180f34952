#include <algorithm>

#include "connect/jetstream/record_internal.h"

namespace seamark::jetstream {
namespace {

using json::Cursor;
using json::Value;

void add_link(Post& post, std::string_view link) {
  const bool known = std::find(post.links.begin(), post.links.end(), link) != post.links.end();
  if (!link.empty() && !known) {
    post.links.push_back(link);
  }
}

bool read_feature(Cursor& cursor, Value& feature, Post& post) {
  return cursor.object(feature, "", [&](std::string_view name, Value& member) {
    std::string_view link;
    if (name == "uri") {
      const bool good = cursor.string(member, "uri", link);
      add_link(post, link);
      return good;
    }
    return cursor.skip(member);
  });
}

bool read_facet(Cursor& cursor, Value& facet, Post& post) {
  return cursor.object(facet, "", [&](std::string_view name, Value& member) {
    if (name == "features") {
      return cursor.array(member, "features",
                          [&](Value& feature) { return read_feature(cursor, feature, post); });
    }
    return cursor.skip(member);
  });
}

// The card of a page: what it shows is text of the post to a reader.
bool read_external(Cursor& cursor, Value& value, Post& post) {
  return cursor.object(value, "external", [&](std::string_view name, Value& member) {
    std::string_view text;
    if (name == "uri") {
      const bool good = cursor.string(member, "uri", text);
      add_link(post, text);
      return good;
    }
    if (name == "title" || name == "description") {
      const bool good = cursor.string(member, name == "title" ? "title" : "description", text);
      if (good && !text.empty()) {
        post.media.push_back({"card", "", "", text});
      }
      return good;
    }
    return cursor.skip(member);
  });
}

bool read_image(Cursor& cursor, Value& value, Post& post) {
  Media& media = post.media.emplace_back();
  media.kind = "image";
  return cursor.object(value, "", [&](std::string_view name, Value& member) {
    return name == "alt" ? cursor.string(member, "alt", media.alt) : cursor.skip(member);
  });
}

struct Embed {
  Post& post;
  std::string_view type;
  std::string_view alt;
};

bool read_embed_member(Cursor& cursor, std::string_view name, Value& member, Embed& embed) {
  if (name == "$type") {
    return cursor.string(member, "$type", embed.type);
  }
  if (name == "external") {
    return read_external(cursor, member, embed.post);
  }
  if (name == "images") {
    return cursor.array(member, "images",
                        [&](Value& image) { return read_image(cursor, image, embed.post); });
  }
  if (name == "alt") {
    return cursor.string(member, "alt", embed.alt);
  }
  return cursor.skip(member);
}

// An embed, or the media half of a quotation with media.
bool read_embed(Cursor& cursor, Value& value, std::string_view called, Post& post) {
  Embed embed{.post = post, .type = {}, .alt = {}};
  const bool good = cursor.object(value, called, [&](std::string_view name, Value& member) {
    if (name == "media" && called == "embed") {
      return read_embed(cursor, member, "media", post);
    }
    return read_embed_member(cursor, name, member, embed);
  });
  if (embed.type == "app.bsky.embed.video") {
    post.media.push_back({"video", "", "", embed.alt});
  }
  return good;
}

bool read_reference(Cursor& cursor, Value& value, std::string_view called, std::string_view& uri) {
  return cursor.object(value, called, [&](std::string_view name, Value& member) {
    return name == "uri" ? cursor.string(member, "uri", uri) : cursor.skip(member);
  });
}

bool read_reply(Cursor& cursor, Value& value, Post& post) {
  return cursor.object(value, "reply", [&](std::string_view name, Value& member) {
    if (name == "parent") {
      return read_reference(cursor, member, "parent", post.parent_id);
    }
    if (name == "root") {
      return read_reference(cursor, member, "root", post.thread_id);
    }
    return cursor.skip(member);
  });
}

bool read_lists(Cursor& cursor, std::string_view name, Value& value, Post& post) {
  if (name == "langs") {
    return cursor.array(value, "langs", [&](Value& language) {
      std::string_view code;
      const bool good = cursor.string(language, "", code);
      post.lang = post.lang.empty() ? code : post.lang;
      return good;
    });
  }
  return cursor.array(value, "facets",
                      [&](Value& facet) { return read_facet(cursor, facet, post); });
}

// The members that are not plain strings.
bool read_part(Cursor& cursor, std::string_view name, Value& value, Post& post, uint32_t& seen) {
  if (name == "langs" || name == "facets") {
    return cursor.once(seen, name == "langs" ? 2 : 3, name == "langs" ? "langs" : "facets") &&
           read_lists(cursor, name, value, post);
  }
  if (name == "embed") {
    return cursor.once(seen, 4, "embed") && read_embed(cursor, value, "embed", post);
  }
  if (name == "reply") {
    return cursor.once(seen, 5, "reply") && read_reply(cursor, value, post);
  }
  return cursor.skip(value);
}

}  // namespace

bool read_post_record(Cursor& cursor, std::string_view record, Post& post) {
  uint32_t seen = 0;
  return cursor.read(record, [&](std::string_view name, Value& value) {
    if (name == "text") {
      return cursor.once(seen, 0, "text") && cursor.string(value, "text", post.text);
    }
    if (name == "createdAt") {
      return cursor.once(seen, 1, "createdAt") &&
             cursor.string(value, "createdAt", post.created_at);
    }
    return read_part(cursor, name, value, post, seen);
  });
}

}  // namespace seamark::jetstream
