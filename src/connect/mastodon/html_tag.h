#pragma once

#include <cstddef>
#include <string_view>

namespace seamark::mastodon {

// A tag as it stands in the text, from "<" to ">".
struct HtmlTag {
  std::string_view name;        // as written
  std::string_view attributes;  // between name and ">"
  bool closing = false;
  size_t size = 0;  // bytes, brackets included; 0: not a tag
};

// The tag, comment or declaration at the start of `html`, which starts with "<". One that is never
// closed is not a tag. Quoted attribute values may hold ">".
HtmlTag read_tag(std::string_view html);

// The raw value of an attribute; empty if absent.
std::string_view attribute(const HtmlTag& tag, std::string_view name);

// Whether the names are equal, whatever their case. `lower` is lower-case.
bool same_name(std::string_view name, std::string_view lower);

}  // namespace seamark::mastodon
