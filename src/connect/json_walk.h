#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "connect/json_index.h"
#include "connect/json_string.h"

namespace seamark::json {

// Reads the members of one record as Cursor does, several times faster, if the record has the usual
// form; else gives up without a reason, and Cursor has to read it from its beginning. What both
// read is the same (tested). Given up: whatever QuoteIndex refuses, a member of another type than
// asked for or given twice, escapes in names, white space but spaces, negative or fractional
// numbers where one is asked for, exponents, deep nesting, whatever is not JSON.
// Thread-bound.
class Walk {
 public:
  // Where the walk stands. Its steps are inlined as a whole, so that this stays in registers:
  // members of the walk would be stored and loaded at each step.
  struct Value {
    const char* line = nullptr;
    size_t at = 0;
    const uint16_t* quotes = nullptr;  // the next one
    size_t first_escape = 0;

    char here() const { return line[at]; }
  };

  // As the functions of these names of Cursor; the views, too, live until the next read().
  template <typename OnField>
  [[gnu::always_inline]] bool read(std::string_view line, OnField&& on_field) {
    if (!index_.build(line)) {
      return false;
    }
    size_ = line.size();
    arena_.start(line.size());
    Value value{line.data(), 0, index_.quotes(), index_.first_escape()};
    if (!take(value, '{') || !fields(value, on_field)) {
      return false;
    }
    pass_spaces(value);
    return value.at == size_;
  }

  template <typename OnField>
  [[gnu::always_inline]] bool object(Value& value, std::string_view /*name*/, OnField&& on_field) {
    return take(value, '{') ? fields(value, on_field) : word(value, "null");
  }

  template <typename OnElement>
  [[gnu::always_inline]] bool array(Value& value, std::string_view /*name*/,
                                    OnElement&& on_element) {
    return take(value, '[') ? elements(value, on_element) : word(value, "null");
  }

  [[gnu::always_inline]] bool string(Value& value, std::string_view /*name*/,
                                     std::string_view& out) {
    std::string_view raw;
    if (!token(value, raw)) {
      out = {};
      return word(value, "null");
    }
    const bool good = !has_escape(value, raw) || unescape(raw);
    out = raw;
    return good;
  }

  [[gnu::always_inline]] bool integer(Value& value, std::string_view name,
                                      std::optional<int64_t>& out) const;

  // Passes over a value that nobody asked for.
  [[gnu::always_inline]] bool skip(Value& value) const {
    const Value behind = skipped(value, 0);
    value = behind;
    return behind.line != nullptr;
  }

  [[gnu::always_inline]] static bool once(uint32_t& seen, unsigned bit, std::string_view /*name*/) {
    const uint32_t before = seen;
    seen = before | uint32_t{1} << bit;
    return before != seen;
  }

 private:
  [[gnu::always_inline]] void pass_spaces(Value& value) const {
    while (value.here() == ' ' && value.at < size_) {
      ++value.at;
    }
  }

  // All that follow expect the usual first, and look for spaces only if it is not there.

  [[gnu::always_inline]] bool take(Value& value, char wanted) const {
    if (value.here() != wanted) {
      pass_spaces(value);
      if (value.here() != wanted) {
        return false;
      }
    }
    ++value.at;
    return true;
  }

  template <size_t N>
  [[gnu::always_inline]] bool word(Value& value, const char (&text)[N]) const {
    if (value.here() == ' ') {
      pass_spaces(value);
    }
    const bool same = std::memcmp(value.line + value.at, text, N - 1) == 0;
    value.at += same ? N - 1 : 0;
    return same;
  }

  // A string as it stands there. The quote at which the walk stands is the next one of the index,
  // as all strings before it were passed.
  [[gnu::always_inline]] bool token(Value& value, std::string_view& out) const {
    const size_t open = value.quotes[0];
    const size_t close = value.quotes[1];
    if (open != value.at) {
      pass_spaces(value);
      if (open != value.at) {
        return false;
      }
    }
    out = {value.line + open + 1, close - open - 1};
    value.at = close + 1;
    value.quotes += 2;
    return true;
  }

  // `raw` was passed just now.
  [[gnu::always_inline]] static bool has_escape(const Value& value, std::string_view raw) {
    return value.at > value.first_escape && std::memchr(raw.data(), '\\', raw.size()) != nullptr;
  }

  bool unescape(std::string_view& text);

  // A comma, with more to come, or the closing bracket.
  [[gnu::always_inline]] bool more(Value& value, char closing, bool& goes_on) const {
    goes_on = take(value, ',');
    return goes_on || take(value, closing);
  }

  // Behind the opening bracket.
  template <typename OnField>
  [[gnu::always_inline]] bool fields(Value& value, OnField&& on_field) const;

  template <typename OnElement>
  [[gnu::always_inline]] bool elements(Value& value, OnElement&& on_element) const;

  // The walk behind a value; without a line: gave up.
  Value skipped(Value value, int depth) const;

  QuoteIndex index_;
  StringArena arena_;
  size_t size_ = 0;
};

template <typename OnField>
inline bool Walk::fields(Value& value, OnField&& on_field) const {
  if (take(value, '}')) {
    return true;
  }
  for (bool goes_on = true; goes_on;) {
    std::string_view name;
    if (!token(value, name) || has_escape(value, name) || !take(value, ':') ||
        !on_field(name, value) || !more(value, '}', goes_on)) {
      return false;
    }
  }
  return true;
}

template <typename OnElement>
inline bool Walk::elements(Value& value, OnElement&& on_element) const {
  if (take(value, ']')) {
    return true;
  }
  for (bool goes_on = true; goes_on;) {
    if (value.at >= size_ || !on_element(value) || !more(value, ']', goes_on)) {
      return false;
    }
  }
  return true;
}

inline bool Walk::integer(Value& value, std::string_view /*name*/,
                          std::optional<int64_t>& out) const {
  if (value.here() == ' ') {
    pass_spaces(value);
  }
  constexpr size_t kDigitsMax = 18;  // fit 64 bits
  const size_t start = value.at;
  int64_t sum = 0;
  for (; value.here() >= '0' && value.here() <= '9' && value.at - start < kDigitsMax; ++value.at) {
    sum = sum * 10 + (value.here() - '0');
  }
  if (value.at == start) {
    out.reset();
    return word(value, "null");
  }
  out = sum;
  return value.line[start] != '0' || value.at == start + 1;
}

}  // namespace seamark::json
