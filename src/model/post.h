#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace seamark {

// Part of a post that text is read from.
enum class Field : uint8_t { kText, kAlt, kDisplayName, kBio, kHandle, kLink };

std::string_view field_name(Field field);

struct Author {
  std::string_view id;
  std::string_view handle;
  std::string_view display_name;
  std::string_view bio;
};

struct Media {
  std::string_view kind;
  std::string_view path;
  std::string_view sha256;
  std::string_view alt;
};

// One published item of a platform. A view: every string belongs to whoever read the post (a record
// buffer) and lives until that reads the next one. Strings are valid UTF-8; empty means absent.
struct Post {
  std::string_view id;
  std::string_view platform;
  std::string_view url;
  std::string_view created_at;
  std::string_view text;
  std::string_view lang;  // a hint, never trusted
  Author author;
  std::vector<std::string_view> links;
  std::vector<Media> media;
  std::string_view parent_id;
  std::string_view thread_id;
  std::optional<int64_t> views;
  std::optional<int64_t> shares;

  // Empties every member, keeping the room of the lists.
  void clear();
};

}  // namespace seamark
