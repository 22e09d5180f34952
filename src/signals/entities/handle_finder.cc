#include "signals/entities/handle_finder.h"

#include <algorithm>

namespace seamark::entities {
namespace {

constexpr size_t kNameUnitsMin = 2;
constexpr size_t kNameUnitsMax = 40;

bool is_name_unit(char16_t unit) {
  return is_ascii_alnum(unit) || unit == u'_' || unit == u'.';
}

// The end of the name that begins at `start`; `start` if there is none. A dot at the end is
// punctuation.
size_t name_end(const TextView& text, size_t start) {
  size_t end = start;
  while (end < text.size() && is_name_unit(text.at(end))) {
    ++end;
  }
  while (end > start && text.at(end - 1) == u'.') {
    --end;
  }
  const size_t length = end - start;
  return length >= kNameUnitsMin && length <= kNameUnitsMax ? end : start;
}

bool has_letter(std::u16string_view name) {
  return std::any_of(name.begin(), name.end(), is_ascii_letter);
}

// Not a word of the language: "sample_77".
bool is_coined(std::u16string_view name) {
  return std::any_of(name.begin(), name.end(), [](char16_t u) { return !is_ascii_letter(u); });
}

void add(const TextView& text, UnitSpan span, size_t name_start, HandleContext& context,
         std::vector<Found>& out) {
  out.push_back({.type = EntityType::kHandle,
                 .concept_id = kEntityHandle,
                 .span = span,
                 .value = "@" + to_ascii(text.units.substr(name_start, span.end - name_start))});
  context.claimed.push_back(span);
}

// "@name" at `at`; not the middle of an e-mail address.
size_t mention_end(const TextView& text, size_t at) {
  const bool joined = at > 0 && (is_name_unit(text.at(at - 1)) || text.is_word(at - 1));
  const size_t end = joined ? at + 1 : name_end(text, at + 1);
  return has_letter(text.units.substr(at + 1, end - at - 1)) ? end : at + 1;
}

// A name after a messenger's name that ends at `at`.
void read_named(const TextView& text, size_t at, HandleContext& context, std::vector<Found>& out) {
  bool marked = false;
  size_t start = at;
  while (start - at < 4) {
    const char16_t unit = text.at(start);
    if (unit == u':' || unit == u'=' || unit == u'-' || unit == u'>' || unit == u'\u2013') {
      marked = true;
    } else if (unit != u' ') {
      break;
    }
    ++start;
  }
  const size_t end = name_end(text, start);
  if (start == at || end == start || text.is_word(end) || covered(context.claimed, start, end)) {
    return;
  }
  const std::u16string_view name = text.units.substr(start, end - start);
  size_t after = end;
  while (text.at(after) == u' ') {
    ++after;
  }
  const bool stands_alone = !text.is_latin(after) || text.fold.line_end.count(end, after) > 0;
  if (has_letter(name) && (is_coined(name) || (marked && stands_alone))) {
    add(text, {start, end}, start, context, out);
  }
}

}  // namespace

size_t leading_mentions_end(const TextView& text) {
  size_t end = 0;
  for (size_t at = 0; at < text.size();) {
    if (text.at(at) == u' ') {
      ++at;
      continue;
    }
    const size_t name = text.at(at) == u'@' ? name_end(text, at + 1) : at + 1;
    if (text.at(at) != u'@' || name == at + 1) {
      break;
    }
    end = name;
    at = name;
  }
  return end;
}

void find_handles(const TextView& text, HandleContext& context, std::vector<Found>& out) {
  const size_t limit = out.size() + kFoundMax;
  const auto next_at = [&](size_t from) { return next_mark(text.units, from, u'@', u'@', u'@'); };
  for (size_t at = next_at(context.skip_until); at + 1 < text.size() && out.size() < limit;
       at = next_at(at + 1)) {
    const size_t end = mention_end(text, at);
    if (end > at + 1 && !covered(context.claimed, at, end)) {
      add(text, {at, end}, at + 1, context, out);
      at = end - 1;
    }
  }
  for (const UnitSpan& messenger : context.messengers) {
    if (out.size() < limit && messenger.end >= context.skip_until) {
      read_named(text, messenger.end, context, out);
    }
  }
}

}  // namespace seamark::entities
