#include "connect/json_cursor.h"

#include <utility>

namespace seamark::json {
namespace {

using simdjson::ondemand::json_type;

std::string_view type_name(json_type type) {
  switch (type) {
    case json_type::array:
      return "an array";
    case json_type::object:
      return "an object";
    case json_type::number:
      return "a number";
    case json_type::string:
      return "a string";
    case json_type::boolean:
      return "a boolean";
    case json_type::null:
      return "null";
  }
  return "something else";
}

std::string_view what_broke(simdjson::error_code code) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return "not valid utf-8";
    case simdjson::UNESCAPED_CHARS:
      return "a bare control character inside a string, wanted an escape";
    case simdjson::UNCLOSED_STRING:
      return "a string without its closing quote";
    case simdjson::EMPTY:
      return "nothing found, wanted a json object";
    case simdjson::DEPTH_ERROR:
      return "nested too deep";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "too large";
    default:
      return "not valid json";
  }
}

// The deepest nesting of brackets outside strings. What is passed over need not be valid: a
// backslash outside a string takes the quote behind it away, as it does for simdjson, which has
// made sure of the closing quotes of the others only.
int nesting(std::string_view json) {
  int depth = 0;
  int deepest = 0;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      i = static_cast<size_t>(string_token(json.data() + i + 1).raw().end() - json.data());
    } else if (c == '\\') {
      ++i;
    } else if (c == '[' || c == '{') {
      deepest = ++depth > deepest ? depth : deepest;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

}  // namespace

bool Cursor::start(std::string_view line, Object& object) {
  line_ = line;
  path_.clear();
  arena_.start(line.size());
  const simdjson::padded_string_view bytes(line.data(), line.size(), line.size() + kPaddingBytes);
  if (const auto code = parser_.iterate(bytes).get(document_); code != simdjson::SUCCESS) {
    return broken(code);
  }
  json_type type{};
  if (const auto code = document_.type().get(type); code != simdjson::SUCCESS) {
    return broken(code);
  }
  if (type != json_type::object) {
    failure_ = std::string(type_name(type)) + " found, wanted a json object";
    return false;
  }
  const auto code = document_.get_object().get(object);
  return code == simdjson::SUCCESS || broken(code);
}

bool Cursor::finish() {
  const char* end = nullptr;
  if (document_.current_location().get(end) == simdjson::SUCCESS) {
    failure_ = "something follows the json object, wanted the end of the line";
    return false;
  }
  return true;
}

bool Cursor::broken(simdjson::error_code code) {
  failure_.clear();
  if (!path_.empty()) {
    return fail("", what_broke(code));
  }
  failure_ = what_broke(code);
  return false;
}

bool Cursor::fail(std::string_view name, std::string_view what) {
  failure_.clear();
  const auto add = [this](std::string_view part) {
    if (!failure_.empty() && !part.empty()) {
      failure_ += '.';
    }
    failure_ += part;
  };
  for (const Part& part : path_) {
    add(part.name);
    if (part.index >= 0) {
      failure_ += '[' + std::to_string(part.index) + ']';
    }
  }
  add(name);
  failure_ += failure_.empty() ? "" : ": ";
  failure_ += what;
  return false;
}

bool Cursor::wrong_type(Value& value, std::string_view name, std::string_view wanted) {
  json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) {
    return fail(name, "not valid json, wanted " + std::string(wanted));
  }
  return fail(name, std::string(type_name(type)) + " found, wanted " + std::string(wanted));
}

bool Cursor::string(Value& value, std::string_view name, std::string_view& out) {
  simdjson::ondemand::raw_json_string raw;
  if (value.get_raw_json_string().get(raw) != simdjson::SUCCESS) {
    bool null = false;
    if (value.is_null().get(null) == simdjson::SUCCESS && null) {
      out = {};
      return true;
    }
    return wrong_type(value, name, "a string");
  }
  const StringToken token = string_token(raw.raw());
  if (!token.escaped) {
    out = token.raw();
    return true;
  }
  return arena_.unescape(token.raw(), out) || fail(name, "a wrong escape, wanted one of json's");
}

bool Cursor::integer(Value& value, std::string_view name, std::optional<int64_t>& out) {
  int64_t number = 0;
  if (value.get_int64().get(number) == simdjson::SUCCESS) {
    out = number;
    return true;
  }
  bool null = false;
  if (value.is_null().get(null) == simdjson::SUCCESS && null) {
    out.reset();
    return true;
  }
  return wrong_type(value, name, "a whole number");
}

bool Cursor::boolean(Value& value, std::string_view name, bool& out) {
  bool found = false;
  if (value.get_bool().get(found) != simdjson::SUCCESS) {
    return wrong_type(value, name, "true or false");
  }
  out = found;
  return true;
}

bool Cursor::raw_object(Value& value, std::string_view name, std::string_view& out) {
  json_type type{};
  if (const auto code = value.type().get(type); code != simdjson::SUCCESS) {
    return broken(code);
  }
  if (type == json_type::null) {
    out = {};
    return true;
  }
  if (type != json_type::object) {
    return wrong_type(value, name, "an object");
  }
  Object inner;
  if (const auto code = value.get_object().get(inner); code != simdjson::SUCCESS) {
    return broken(code);
  }
  if (const auto code = inner.raw_json().get(out); code != simdjson::SUCCESS) {
    return broken(code);
  }
  return nesting(out) <= kDepthMax || fail(name, "nested too deep, wanted at most 64 levels");
}

bool Cursor::skip(Value& value) {
  json_type type{};
  if (const auto code = value.type().get(type); code != simdjson::SUCCESS) {
    return broken(code);
  }
  std::string_view raw;
  simdjson::error_code code = simdjson::SUCCESS;
  if (type == json_type::object) {
    Object inner;
    code = value.get_object().get(inner);
    code = code == simdjson::SUCCESS ? inner.raw_json().get(raw) : code;
  } else if (type == json_type::array) {
    simdjson::ondemand::array inner;
    code = value.get_array().get(inner);
    code = code == simdjson::SUCCESS ? inner.raw_json().get(raw) : code;
  } else {
    return true;  // the next step of the iterator passes over it
  }
  if (code != simdjson::SUCCESS) {
    return broken(code);
  }
  return nesting(raw) <= kDepthMax ||
         fail("", "a member of another name is nested too deep, wanted at most 64 levels");
}

}  // namespace seamark::json
