#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "base/result.h"
#include "connect/json_string.h"

namespace seamark::json {

using Value = simdjson::ondemand::value;
using Object = simdjson::ondemand::object;

// Bytes behind a record that must be readable.
constexpr size_t kPaddingBytes = simdjson::SIMDJSON_PADDING;
constexpr int kDepthMax = 64;

// Reads the members of one record, in whatever order they come, straight from its bytes. The
// visitors return false to give up; then error() says where (a path of known names, never content),
// what was found and what was wanted. An adapter of simdjson: included by .cc files only.
// Thread-bound.
class Cursor {
 public:
  // Calls on_field(name, value) for each member of the record. `line` must be followed by
  // kPaddingBytes readable bytes; strings are views into it or into this cursor, and live until the
  // next read().
  template <typename OnField>
  bool read(std::string_view line, OnField&& on_field);

  // The members of a value that is an object; a null has none.
  template <typename OnField>
  bool object(Value& value, std::string_view name, OnField&& on_field);

  // on_element(value) for each element of a value that is an array; a null has none.
  template <typename OnElement>
  bool array(Value& value, std::string_view name, OnElement&& on_element);

  // A string; a null gives an empty one.
  bool string(Value& value, std::string_view name, std::string_view& out);

  // Whole numbers; a null gives nothing.
  bool integer(Value& value, std::string_view name, std::optional<int64_t>& out);

  // True or false.
  bool boolean(Value& value, std::string_view name, bool& out);

  // The bytes of an object as they are, for a second reading; empty for a null.
  bool raw_object(Value& value, std::string_view name, std::string_view& out);

  // Passes over a value that nobody asked for; deep nesting is refused.
  bool skip(Value& value);

  // Marks `bit` in `seen`; false if it was there already: `name` came twice.
  bool once(uint32_t& seen, unsigned bit, std::string_view name);

  // Gives up: at `name` within the current path, `what`.
  bool fail(std::string_view name, std::string_view what);

  Error error() const { return {ErrorCode::kInvalid, failure_}; }

 private:
  struct Part {
    std::string_view name;
    int64_t index = -1;
  };

  bool start(std::string_view line, Object& object);
  bool finish();
  bool broken(simdjson::error_code code);
  bool wrong_type(Value& value, std::string_view name, std::string_view wanted);
  bool key(const simdjson::ondemand::field& field, std::string_view& name);

  template <typename OnField>
  bool fields(Object& object, OnField&& on_field);

  simdjson::ondemand::parser parser_;
  simdjson::ondemand::document document_;
  StringArena arena_;
  std::string_view line_;
  std::vector<Part> path_;
  std::string failure_;
};

inline bool Cursor::key(const simdjson::ondemand::field& field, std::string_view& name) {
  const StringToken token = string_token(field.key().raw());
  if (!token.escaped) {
    name = token.raw();
    return true;
  }
  std::string_view plain;
  const bool good = arena_.unescape(token.raw(), plain);
  name = plain;
  return good || fail("", "a wrong escape in the name of a member");
}

inline bool Cursor::once(uint32_t& seen, unsigned bit, std::string_view name) {
  const uint32_t mask = uint32_t{1} << bit;
  if ((seen & mask) != 0) {
    return fail(name, "found twice, wanted once");
  }
  seen |= mask;
  return true;
}

template <typename OnField>
bool Cursor::fields(Object& object, OnField&& on_field) {
  for (auto item : object) {
    if (const auto code = item.error(); code != simdjson::SUCCESS) {
      return broken(code);
    }
    auto&& field = std::move(item).value_unsafe();  // in its place: a copy stalls on its parts
    std::string_view name;
    if (!key(field, name) || !on_field(name, field.value())) {
      return false;
    }
  }
  return true;
}

template <typename OnField>
bool Cursor::read(std::string_view line, OnField&& on_field) {
  Object root;
  return start(line, root) && fields(root, std::forward<OnField>(on_field)) && finish();
}

template <typename OnField>
bool Cursor::object(Value& value, std::string_view name, OnField&& on_field) {
  simdjson::ondemand::json_type type{};
  if (const auto code = value.type().get(type); code != simdjson::SUCCESS) {
    return broken(code);
  }
  if (type == simdjson::ondemand::json_type::null) {
    return true;
  }
  if (type != simdjson::ondemand::json_type::object) {
    return wrong_type(value, name, "an object");
  }
  Object inner;
  if (const auto code = value.get_object().get(inner); code != simdjson::SUCCESS) {
    return broken(code);
  }
  path_.push_back({name, -1});
  const bool good = fields(inner, std::forward<OnField>(on_field));
  path_.pop_back();
  return good;
}

template <typename OnElement>
bool Cursor::array(Value& value, std::string_view name, OnElement&& on_element) {
  simdjson::ondemand::json_type type{};
  if (const auto code = value.type().get(type); code != simdjson::SUCCESS) {
    return broken(code);
  }
  if (type == simdjson::ondemand::json_type::null) {
    return true;
  }
  if (type != simdjson::ondemand::json_type::array) {
    return wrong_type(value, name, "an array");
  }
  simdjson::ondemand::array elements;
  if (const auto code = value.get_array().get(elements); code != simdjson::SUCCESS) {
    return broken(code);
  }
  path_.push_back({name, -1});
  for (auto item : elements) {
    ++path_.back().index;
    Value element;
    if (const auto code = item.get(element); code != simdjson::SUCCESS) {
      return broken(code);
    }
    if (!on_element(element)) {
      return false;
    }
  }
  path_.pop_back();
  return true;
}

}  // namespace seamark::json
