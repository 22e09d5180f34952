#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include <fmt/format.h>

namespace seamark::api {

using JsonBuffer = fmt::memory_buffer;

// Appends JSON to a buffer: commas are its business, balance of brackets the caller's.
// Thread-bound.
class JsonWriter {
 public:
  explicit JsonWriter(JsonBuffer& out) : out_(out) {}

  void open(char bracket) {
    char* to = put_separator(room(kSlack));
    *to++ = bracket;
    written(to);
    first_ = true;
  }

  void close(char bracket) {
    out_.push_back(bracket);
    first_ = false;
  }

  // The name of the member that follows. `name` needs no escape.
  void key(std::string_view name) {
    char* to = put_separator(room(name.size() + kSlack));
    *to++ = '"';
    std::memcpy(to, name.data(), name.size());
    to += name.size();
    *to++ = '"';
    *to++ = ':';
    written(to);
    first_ = true;
  }

  // The same for a name that may need escapes.
  void escaped_key(std::string_view name);

  void string(std::string_view text);
  void string_or_null(std::string_view text);
  void integer(int64_t value);

  void null() { plain("null"); }

  void boolean(bool value) { plain(value ? "true" : "false"); }

  // The shortest form that reads back to the value rounded to `decimals` places.
  void number(double value, int decimals);

  void text_member(std::string_view name, std::string_view text);
  void integer_member(std::string_view name, int64_t value);
  void number_member(std::string_view name, double value, int decimals);

 private:
  static constexpr size_t kSlack = 32;  // for quotes, commas and numbers

  // Where `size` more bytes can be put; written() says up to where they were.
  char* room(size_t size) {
    out_.try_reserve(out_.size() + size);
    return out_.data() + out_.size();
  }

  void written(const char* end) { out_.try_resize(static_cast<size_t>(end - out_.data())); }

  char* put_separator(char* to) {
    *to = ',';
    to += first_ ? 0 : 1;
    first_ = false;
    return to;
  }

  // Something that needs no escape.
  void plain(std::string_view text) {
    char* to = put_separator(room(text.size() + kSlack));
    std::memcpy(to, text.data(), text.size());
    written(to + text.size());
  }

  JsonBuffer& out_;
  bool first_ = true;  // in the innermost bracket, or behind a key
};

}  // namespace seamark::api
