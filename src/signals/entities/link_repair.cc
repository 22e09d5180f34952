#include "signals/entities/link_repair.h"

#include <numeric>

#include "signals/entities/found.h"

namespace seamark::entities {
namespace {

struct Spelling {
  std::u16string_view text;
  char16_t unit;
};

constexpr Spelling kSpellings[] = {{u".", u'.'},     {u"dot", u'.'},   {u"punto", u'.'},
                                   {u"point", u'.'}, {u"nokta", u'.'}, {u"\u3002", u'.'},
                                   {u"slash", u'/'}, {u"/", u'/'}};

size_t skip_spaces(std::u16string_view text, size_t at) {
  while (at < text.size() && text[at] == u' ') {
    ++at;
  }
  return at;
}

// The first units of the spellings, and brackets: what nearly no space is followed by.
bool may_begin_joint(char16_t unit) {
  switch (unit) {
    case u'.':
    case u'/':
    case u'\u3002':
    case u'd':
    case u'p':
    case u'n':
    case u's':
    case u'(':
    case u'[':
    case u'{':
      return true;
    default:
      return false;
  }
}

// A dot or slash that begins at `at`, spaces and brackets around it included.
struct Joint {
  char16_t unit = 0;  // 0: there is none
  size_t end = 0;
};

// What stands before a spelling: an opening bracket, whose other half must follow, or a space.
struct Before {
  char16_t close = 0;  // 0: no bracket
  bool spaced = false;
};

// Where the name goes on after a spelling at `at`; 0 if it is not that, or does not join names.
size_t end_of_spelling(std::u16string_view text, size_t at, const Spelling& spelling,
                       const Before& before) {
  if (!text.substr(at).starts_with(spelling.text)) {
    return 0;
  }
  size_t end = at + spelling.text.size();
  const auto follows = [&](char16_t unit) { return end < text.size() && text[end] == unit; };
  if (before.close != 0) {
    end = skip_spaces(text, end);
    if (!follows(before.close)) {
      return 0;
    }
    ++end;
  } else if (spelling.text.size() > 1 && !(before.spaced && follows(u' '))) {
    return 0;
  }
  end = skip_spaces(text, end);
  return end < text.size() && is_ascii_alnum(text[end]) ? end : 0;
}

Joint joint_at(std::u16string_view text, size_t at) {
  size_t next = skip_spaces(text, at);
  const char16_t open = next < text.size() ? text[next] : u' ';
  const char16_t close = open == u'(' ? u')' : open == u'[' ? u']' : open == u'{' ? u'}' : u'\0';
  const Before before{close, next > at};
  if (close != 0) {
    next = skip_spaces(text, next + 1);
  }
  for (const Spelling& spelling : kSpellings) {
    if (const size_t end = end_of_spelling(text, next, spelling, before); end > 0) {
      return {spelling.unit, end};
    }
  }
  return {};
}

// The first place at or after `at` where a joint is not written as one mark already; the size if
// there is none. Most texts have none.
size_t first_repair(std::u16string_view text) {
  const char16_t* units = text.data();
  for (size_t i = 1; i < text.size(); ++i) {
    if (is_ascii_alnum(units[i]) || !is_ascii_alnum(units[i - 1])) {
      continue;
    }
    const char16_t first = units[i] == u' ' && i + 1 < text.size() ? units[i + 1] : units[i];
    if (first != u' ' && !may_begin_joint(first)) {
      continue;
    }
    const Joint joint = joint_at(text, i);
    if (joint.unit != 0 && (joint.end > i + 1 || units[i] != joint.unit)) {
      return i;
    }
  }
  return text.size();
}

}  // namespace

void RepairedText::repair(std::u16string_view text) {
  size_t i = first_repair(text);
  changed = i < text.size();
  if (!changed) {
    return;
  }
  units.assign(text.substr(0, i));
  from.resize(i);
  std::iota(from.begin(), from.end(), size_t{0});
  while (i < text.size()) {
    const bool after_name = is_ascii_alnum(units.back());
    const Joint joint = after_name && !is_ascii_alnum(text[i]) ? joint_at(text, i) : Joint{};
    from.push_back(i);
    units.push_back(joint.unit != 0 ? joint.unit : text[i]);
    i = joint.unit != 0 ? joint.end : i + 1;
  }
  from.push_back(text.size());
}

}  // namespace seamark::entities
