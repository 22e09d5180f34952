#pragma once

#include <cstdint>
#include <string_view>

#include "connect/json_cursor.h"
#include "model/post.h"

namespace seamark::api {

// A Post being read: its members so far and which of them were there.
struct PostMembers {
  Post post;
  uint32_t seen = 0;

  void clear();

  bool has_content() const { return !post.text.empty() || !post.media.empty(); }
};

enum class Member { kTaken, kUnknown, kFailed };

// Reads the member if Post has one of that name.
Member read_post_member(json::Cursor& cursor, std::string_view name, json::Value& value,
                        PostMembers& members);

}  // namespace seamark::api
