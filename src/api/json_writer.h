#pragma once

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

namespace seamark::api {

using JsonBuffer = fmt::memory_buffer;

// Appends JSON to a buffer: commas are its business, balance of brackets the caller's.
// Thread-bound.
class JsonWriter {
 public:
  explicit JsonWriter(JsonBuffer& out) : out_(out) {}

  void open(char bracket);
  void close(char bracket);

  // The name of the member that follows. `name` needs no escape.
  void key(std::string_view name);

  // The same for a name that may need escapes.
  void escaped_key(std::string_view name);

  void string(std::string_view text);
  void string_or_null(std::string_view text);
  void integer(int64_t value);
  void null();
  void boolean(bool value);

  // The shortest form that reads back to the value rounded to `decimals` places.
  void number(double value, int decimals);

  void text_member(std::string_view name, std::string_view text);
  void integer_member(std::string_view name, int64_t value);
  void number_member(std::string_view name, double value, int decimals);

 private:
  void separate();

  void raw(std::string_view text) { out_.append(text.data(), text.data() + text.size()); }

  JsonBuffer& out_;
  bool first_ = true;  // in the innermost bracket, or behind a key
};

}  // namespace seamark::api
