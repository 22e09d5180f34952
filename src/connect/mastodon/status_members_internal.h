#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "connect/json_cursor.h"
#include "connect/mastodon/status.h"

namespace seamark::mastodon {

// A status being read; HTML is not yet turned into text.
struct StatusMembers {
  std::string_view id;
  std::string_view uri;
  std::string_view content;
  std::string_view note;
  std::string_view card_url;
  std::string_view reply_to;
  std::string_view reblog;  // the status that is shared, as it stands in the line
  std::vector<std::string_view> poll_options;
  uint32_t seen = 0;

  void clear();
};

// Reads a member of a Status, or passes over it.
bool read_status_member(json::Cursor& cursor, std::string_view name, json::Value& value,
                        StatusMembers& members, Status& status);

}  // namespace seamark::mastodon
