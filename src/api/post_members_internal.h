#pragma once

#include <cstdint>
#include <string_view>

#include "api/post_parts_internal.h"
#include "model/post.h"

namespace seamark::api {

// A Post being read: its members so far and which of them were there.
struct PostMembers {
  Post post;
  uint32_t seen = 0;

  void clear() {
    post.clear();
    seen = 0;
  }

  bool has_content() const { return !post.text.empty() || !post.media.empty(); }
};

enum class Member { kTaken, kUnknown, kFailed };

// Which bit of PostMembers::seen a member has.
enum class PostBit : unsigned {
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

// Reads the member if Post has one of that name. Length and first letter leave one that it may be.
template <typename Source, typename Value>
[[gnu::always_inline]] inline Member read_post_member(Source& source, std::string_view name,
                                                      Value& value, PostMembers& members) {
  Post& post = members.post;
  const auto part = [&](std::string_view known, PostBit bit, auto&& read)
      __attribute__((always_inline)) {
    if (!is(name, known)) {
      return Member::kUnknown;
    }
    return source.once(members.seen, static_cast<unsigned>(bit), known) && read() ? Member::kTaken
                                                                                  : Member::kFailed;
  };
  const auto text = [&](std::string_view known, PostBit bit, std::string_view & place)
      __attribute__((always_inline)) {
    return part(
        known,
        bit, [&]() __attribute__((always_inline)) { return source.string(value, known, place); });
  };
  switch (name.size()) {
    case 2:
      return text(names::kId, PostBit::kId, post.id);
    case 3:
      return text(names::kUrl, PostBit::kUrl, post.url);
    case 4:
      return name[0] == 't' ? text(names::kText, PostBit::kText, post.text)
                            : text(names::kLang, PostBit::kLang, post.lang);
    case 5:
      return name[0] == 'l'
                 ? part(
                       names::kLinks, PostBit::kLinks,
                       [&]() __attribute__((always_inline)) {
                         return read_links(source, value, post);
                       })
                 : part(
                       names::kMedia, PostBit::kMedia, [&]() __attribute__((always_inline)) {
                         return read_media(source, value, post);
                       });
    case 6:
      return part(
          names::kAuthor, PostBit::kAuthor, [&]() __attribute__((always_inline)) {
            return read_author(source, value, post.author);
          });
    case 7:
      return part(
          names::kMetrics, PostBit::kMetrics, [&]() __attribute__((always_inline)) {
            return read_metrics(source, value, post);
          });
    case 8:
      return text(names::kPlatform, PostBit::kPlatform, post.platform);
    case 9:
      return name[0] == 't' ? text(names::kThreadId, PostBit::kThreadId, post.thread_id)
                            : text(names::kParentId, PostBit::kParentId, post.parent_id);
    case 10:
      return text(names::kCreatedAt, PostBit::kCreatedAt, post.created_at);
    default:
      return Member::kUnknown;
  }
}

}  // namespace seamark::api
