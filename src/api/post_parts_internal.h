#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "model/post.h"

// The members of a Post by name, and those that are more than a string. They are read from a
// json::Cursor or a json::Walk, which have the same steps; all is inlined for the sake of the walk.
namespace seamark::api {

// Not literals where they are used: the compiler leaves the making of that many views uninlined.
namespace names {
constexpr std::string_view kAuthor = "author";
constexpr std::string_view kId = "id";
constexpr std::string_view kHandle = "handle";
constexpr std::string_view kDisplayName = "display_name";
constexpr std::string_view kBio = "bio";
constexpr std::string_view kKind = "kind";
constexpr std::string_view kPath = "path";
constexpr std::string_view kSha256 = "sha256";
constexpr std::string_view kAlt = "alt";
constexpr std::string_view kMetrics = "metrics";
constexpr std::string_view kViews = "views";
constexpr std::string_view kShares = "shares";
constexpr std::string_view kLinks = "links";
constexpr std::string_view kMedia = "media";
constexpr std::string_view kUrl = "url";
constexpr std::string_view kText = "text";
constexpr std::string_view kLang = "lang";
constexpr std::string_view kPlatform = "platform";
constexpr std::string_view kParentId = "parent_id";
constexpr std::string_view kThreadId = "thread_id";
constexpr std::string_view kCreatedAt = "created_at";
}  // namespace names

// The same first and last kWord bytes of `size`, at most twice as many.
template <size_t kWord>
[[gnu::always_inline]] inline bool same_ends(const char* a, const char* b, size_t size) {
  return std::memcmp(a, b, kWord) == 0 &&
         std::memcmp(a + size - kWord, b + size - kWord, kWord) == 0;
}

// With `known` known when it is compiled, a comparison is a load or two.
[[gnu::always_inline]] inline bool is(std::string_view name, std::string_view known) {
  const size_t size = known.size();
  if (name.size() != size) {
    return false;
  }
  if (size >= 8) {
    return same_ends<8>(name.data(), known.data(), size);
  }
  return size >= 4 ? same_ends<4>(name.data(), known.data(), size)
                   : same_ends<2>(name.data(), known.data(), size);
}

template <typename Source, typename Value>
[[gnu::always_inline]] inline bool read_author(Source& source, Value& value, Author& author) {
  uint32_t seen = 0;
  return source.object(
      value,
      names::kAuthor, [&](std::string_view name, Value & member) __attribute__((always_inline)) {
        if (is(name, names::kId)) {
          return source.once(seen, 0, names::kId) && source.string(member, names::kId, author.id);
        }
        if (is(name, names::kHandle)) {
          return source.once(seen, 1, names::kHandle) &&
                 source.string(member, names::kHandle, author.handle);
        }
        if (is(name, names::kDisplayName)) {
          return source.once(seen, 2, names::kDisplayName) &&
                 source.string(member, names::kDisplayName, author.display_name);
        }
        if (is(name, names::kBio)) {
          return source.once(seen, 3, names::kBio) &&
                 source.string(member, names::kBio, author.bio);
        }
        return source.skip(member);
      });
}

template <typename Source, typename Value>
[[gnu::always_inline]] inline bool read_media_item(Source& source, Value& value, Media& media) {
  uint32_t seen = 0;
  return source.object(
      value, "", [&](std::string_view name, Value & member) __attribute__((always_inline)) {
        if (is(name, names::kKind)) {
          return source.once(seen, 0, names::kKind) &&
                 source.string(member, names::kKind, media.kind);
        }
        if (is(name, names::kPath)) {
          return source.once(seen, 1, names::kPath) &&
                 source.string(member, names::kPath, media.path);
        }
        if (is(name, names::kSha256)) {
          return source.once(seen, 2, names::kSha256) &&
                 source.string(member, names::kSha256, media.sha256);
        }
        if (is(name, names::kAlt)) {
          return source.once(seen, 3, names::kAlt) && source.string(member, names::kAlt, media.alt);
        }
        return source.skip(member);
      });
}

template <typename Source, typename Value>
[[gnu::always_inline]] inline bool read_metrics(Source& source, Value& value, Post& post) {
  uint32_t seen = 0;
  return source.object(
      value,
      names::kMetrics, [&](std::string_view name, Value & member) __attribute__((always_inline)) {
        if (is(name, names::kViews)) {
          return source.once(seen, 0, names::kViews) &&
                 source.integer(member, names::kViews, post.views);
        }
        if (is(name, names::kShares)) {
          return source.once(seen, 1, names::kShares) &&
                 source.integer(member, names::kShares, post.shares);
        }
        return source.skip(member);
      });
}

template <typename Source, typename Value>
[[gnu::always_inline]] inline bool read_links(Source& source, Value& value, Post& post) {
  return source.array(
      value, names::kLinks, [&](Value & link) __attribute__((always_inline)) {
        return source.string(link, {}, post.links.emplace_back());
      });
}

template <typename Source, typename Value>
[[gnu::always_inline]] inline bool read_media(Source& source, Value& value, Post& post) {
  return source.array(
      value, names::kMedia, [&](Value & item) __attribute__((always_inline)) {
        return read_media_item(source, item, post.media.emplace_back());
      });
}

}  // namespace seamark::api
