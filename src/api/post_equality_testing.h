#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

#include "api/post_members_internal.h"
#include "connect/json_cursor.h"

namespace seamark::api {

// Reads a post with one of the two readers alone.
template <typename Source>
bool read_with(Source& source, std::string_view line, PostMembers& members) {
  members.clear();
  return source.read(line, [&](std::string_view name, auto& value) {
    const Member member = read_post_member(source, name, value, members);
    return member == Member::kUnknown ? source.skip(value) : member == Member::kTaken;
  });
}

inline bool same_media(const Media& a, const Media& b) {
  return std::tie(a.kind, a.path, a.sha256, a.alt) == std::tie(b.kind, b.path, b.sha256, b.alt);
}

inline bool same_post(const Post& a, const Post& b) {
  const auto texts = [](const Post& post) {
    return std::tie(post.id, post.platform, post.url, post.created_at, post.text, post.lang,
                    post.author.id, post.author.handle, post.author.display_name, post.author.bio,
                    post.parent_id, post.thread_id, post.views, post.shares, post.links);
  };
  return texts(a) == texts(b) &&
         std::equal(a.media.begin(), a.media.end(), b.media.begin(), b.media.end(), same_media);
}

}  // namespace seamark::api
