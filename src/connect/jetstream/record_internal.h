#pragma once

#include <string>
#include <string_view>

#include "connect/json_cursor.h"
#include "model/post.h"

namespace seamark::jetstream {

// Reads a record of app.bsky.feed.post into `post`: text, languages, links of facets and cards,
// alternative texts of media, parent and root. False: `cursor` says why.
bool read_post_record(json::Cursor& cursor, std::string_view record, Post& post);

}  // namespace seamark::jetstream
