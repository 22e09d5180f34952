#pragma once

#include <cstdint>
#include <string_view>

namespace seamark::entities {

enum class HostKind : uint8_t {
  kOrdinary,   // a page, a profile, a short link
  kMessenger,  // its links open a chat or an invitation
};

// A host whose links are known without "http://" before them.
struct Host {
  std::string_view name;  // lower case, without "www." and "m."
  HostKind kind = HostKind::kOrdinary;
  bool path_needed = true;    // "t.me" alone opens nothing
  bool lower_path = false;    // names in paths are the same in either case
  std::string_view kept_key;  // the query parameter that names the target, if any
};

// The host or the known host that it is part of ("m.facebook.com"); null when unknown.
const Host* find_host(std::string_view name);

// A scheme that opens a messenger, "viber:" or "tg:".
bool is_messenger_scheme(std::string_view scheme);

// Bare "example.com" is a link; "file.txt" and "e.g" are not.
bool is_common_top_level(std::string_view name);

}  // namespace seamark::entities
