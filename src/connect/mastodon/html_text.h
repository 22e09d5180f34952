#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seamark::mastodon {

// What a reader of HTML sees: paragraphs apart by an empty line, a line per <br> and list item,
// entities decoded, the text of links in full. Reused from text to text.
struct HtmlText {
  std::string text;
  std::vector<std::string> links;  // web addresses of links that are neither mentions nor tags
};

// Turns any bytes into text; never fails. Linear in the input; the text is no longer than the
// input. Not a browser: it knows the elements that a fediverse server lets through, treats all
// others as inline, and passes over the content of script and style.
void html_to_text(std::string_view html, HtmlText& out);

}  // namespace seamark::mastodon
