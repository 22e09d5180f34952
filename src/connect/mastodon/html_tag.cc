#include "connect/mastodon/html_tag.h"

#include <algorithm>

namespace seamark::mastodon {
namespace {

// Longer than any tag a server sends; keeps a flood of "<" linear.
constexpr size_t kTagBytesMax = 2048;

constexpr std::string_view kSpace = " \t\r\n\f";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

size_t skip_space(std::string_view text, size_t at) {
  return std::min(text.find_first_not_of(kSpace, at), text.size());
}

struct Attribute {
  std::string_view name;
  std::string_view value;
  size_t end = 0;
};

Attribute read_attribute(std::string_view text, size_t at) {
  Attribute found;
  const size_t name_end = std::min(text.find_first_of(" \t\r\n\f=/", at), text.size());
  found.name = text.substr(at, name_end - at);
  found.end = std::max(name_end, at + 1);
  const size_t equals = skip_space(text, name_end);
  if (equals >= text.size() || text[equals] != '=') {
    return found;
  }
  const size_t start = skip_space(text, equals + 1);
  if (start >= text.size()) {
    found.end = start;
    return found;
  }
  const char quote = text[start];
  const bool quoted = quote == '"' || quote == '\'';
  const size_t first = quoted ? start + 1 : start;
  const size_t last =
      std::min(quoted ? text.find(quote, first) : text.find_first_of(kSpace, first), text.size());
  found.value = text.substr(first, last - first);
  found.end = last + (quoted ? 1 : 0);
  return found;
}

// Where the ">" is that ends a tag begun at 0; npos: nowhere.
size_t find_end(std::string_view html) {
  char quote = 0;
  for (size_t i = 1; i < html.size(); ++i) {
    const char c = html[i];
    if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if (c == '>') {
      return i;
    } else if (c == '<') {
      break;  // keeps a flood of unfinished tags linear
    } else if ((c == '"' || c == '\'') && html[i - 1] == '=') {
      quote = c;
    }
  }
  return std::string_view::npos;
}

// Where the ">" is that ends a comment.
size_t find_comment_end(std::string_view html) {
  size_t end = html.find('>', 4);
  while (end != std::string_view::npos && (end < 6 || html.substr(end - 2, 2) != "--")) {
    end = html.find('>', end + 1);
  }
  return end;
}

}  // namespace

HtmlTag read_tag(std::string_view html) {
  html = html.substr(0, kTagBytesMax);
  HtmlTag tag;
  size_t at = 1;
  if (at < html.size() && (html[at] == '!' || html[at] == '?')) {
    const bool comment = html.substr(0, 4) == "<!--";
    const size_t end = comment ? find_comment_end(html) : html.find('>', 2);
    tag.size = end == std::string_view::npos ? 0 : end + 1;
    return tag;
  }
  tag.closing = at < html.size() && html[at] == '/';
  at += tag.closing ? 1 : 0;
  size_t name_end = at;
  while (name_end < html.size() && is_name(html[name_end])) {
    ++name_end;
  }
  if (name_end == at || !is_letter(html[at])) {
    return {};
  }
  const size_t end = find_end(html);
  if (end == std::string_view::npos || end < name_end) {
    return {};
  }
  tag.name = html.substr(at, name_end - at);
  tag.attributes = html.substr(name_end, end - name_end);
  tag.size = end + 1;
  return tag;
}

std::string_view attribute(const HtmlTag& tag, std::string_view name) {
  const std::string_view text = tag.attributes;
  for (size_t at = skip_space(text, 0); at < text.size(); at = skip_space(text, at)) {
    const Attribute found = read_attribute(text, at);
    if (same_name(found.name, name)) {
      return found.value;
    }
    at = found.end;
  }
  return {};
}

bool same_name(std::string_view name, std::string_view lower_name) {
  return std::equal(name.begin(), name.end(), lower_name.begin(), lower_name.end(),
                    [](char a, char b) { return lower(a) == b; });
}

}  // namespace seamark::mastodon
