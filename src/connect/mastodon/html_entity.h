#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seamark::mastodon {

// Decodes the entity at the start of `html` ("&amp;…", "&#39;…", "&#x1F6A4;…") and appends it to
// `out`. Returns the bytes taken; 0 when it is not one, and nothing was appended. What is appended
// is never longer than what was taken.
size_t append_entity(std::string_view html, std::string& out);

// Appends `html` with its entities decoded: for the values of attributes.
void append_decoded(std::string_view html, std::string& out);

}  // namespace seamark::mastodon
