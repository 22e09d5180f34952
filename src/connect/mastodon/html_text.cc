#include "connect/mastodon/html_text.h"

#include <algorithm>
#include <array>

#include "connect/mastodon/html_entity.h"
#include "connect/mastodon/html_tag.h"

namespace seamark::mastodon {
namespace {

// How many line ends stand between what comes before an element and its content.
struct Element {
  std::string_view name;
  int lines = 0;
};

constexpr std::array<Element, 17> kElements = {{{"p", 2},
                                                {"blockquote", 2},
                                                {"pre", 2},
                                                {"ul", 2},
                                                {"ol", 2},
                                                {"h1", 2},
                                                {"h2", 2},
                                                {"h3", 2},
                                                {"h4", 2},
                                                {"h5", 2},
                                                {"h6", 2},
                                                {"table", 2},
                                                {"li", 1},
                                                {"div", 1},
                                                {"tr", 1},
                                                {"dt", 1},
                                                {"dd", 1}}};

int lines_of(std::string_view name) {
  for (const Element& element : kElements) {
    if (same_name(name, element.name)) {
      return element.lines;
    }
  }
  return 0;
}

bool has_word(std::string_view list, std::string_view word) {
  const size_t at = list.find(word);
  if (at == std::string_view::npos) {
    return false;
  }
  const size_t end = at + word.size();
  return (at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ');
}

bool is_web_address(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

class TextMaker {
 public:
  explicit TextMaker(HtmlText& out) : out_(out) {}

  void run(std::string_view html) {
    while (!html.empty()) {
      html.remove_prefix(step(html));
    }
  }

 private:
  // Takes a tag, an entity or a run of characters; returns its bytes.
  size_t step(std::string_view html) {
    if (html.front() == '<') {
      const HtmlTag tag = read_tag(html);
      if (tag.size > 0) {
        return take_tag(html, tag);
      }
    }
    if (html.front() == '&') {
      flush_breaks();
      const size_t taken = append_entity(html, out_.text);
      if (taken > 0) {
        return taken;
      }
    }
    add(html.front());
    return 1;
  }

  size_t take_tag(std::string_view html, const HtmlTag& tag) {
    const bool hidden = same_name(tag.name, "script") || same_name(tag.name, "style");
    if (hidden && !tag.closing) {
      return hidden_size(html, tag);
    }
    if (same_name(tag.name, "br")) {
      break_line();
    } else if (same_name(tag.name, "a")) {
      take_link(tag);
    } else if (const int lines = lines_of(tag.name); lines > 0) {
      breaks_ = std::max(breaks_, lines);
    }
    if (same_name(tag.name, "pre")) {
      preformatted_ = !tag.closing;
    }
    return tag.size;
  }

  // Passes over what stands between <script> and </script>: once looked for in vain, never again.
  size_t hidden_size(std::string_view html, const HtmlTag& tag) {
    const std::string end = same_name(tag.name, "script") ? "</script" : "</style";
    const size_t at = unclosed_ ? std::string_view::npos : html.find(end, tag.size);
    unclosed_ = at == std::string_view::npos;
    return unclosed_ ? tag.size : at;
  }

  void take_link(const HtmlTag& tag) {
    const std::string_view classes = attribute(tag, "class");
    const std::string_view address = attribute(tag, "href");
    const bool mention = has_word(classes, "mention") || has_word(classes, "hashtag");
    if (tag.closing || mention || has_word(attribute(tag, "rel"), "tag")) {
      return;
    }
    std::string decoded;
    append_decoded(address, decoded);
    if (is_web_address(decoded)) {
      out_.links.push_back(std::move(decoded));
    }
  }

  void break_line() {
    flush_breaks();
    trim_spaces();
    out_.text += '\n';
  }

  void trim_spaces() {
    while (!out_.text.empty() && out_.text.back() == ' ') {
      out_.text.pop_back();
    }
  }

  void flush_breaks() {
    if (breaks_ == 0) {
      return;
    }
    trim_spaces();
    if (!out_.text.empty()) {
      out_.text.append(static_cast<size_t>(breaks_), '\n');
    }
    breaks_ = 0;
  }

  void add(char c) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && !preformatted_) {
      const bool after_space =
          out_.text.empty() || out_.text.back() == ' ' || out_.text.back() == '\n' || breaks_ > 0;
      if (!after_space) {
        out_.text += ' ';
      }
      return;
    }
    flush_breaks();
    out_.text += c;
  }

  HtmlText& out_;
  int breaks_ = 0;
  bool preformatted_ = false;
  bool unclosed_ = false;
};

}  // namespace

void html_to_text(std::string_view html, HtmlText& out) {
  out.text.clear();
  out.links.clear();
  TextMaker(out).run(html);
  while (!out.text.empty() && (out.text.back() == ' ' || out.text.back() == '\n')) {
    out.text.pop_back();
  }
}

}  // namespace seamark::mastodon
