#include "api/background_row_json.h"

#include <array>

#include "connect/json_cursor.h"

namespace seamark::api {
namespace {

struct MemberName {
  std::string_view name;
  std::string_view BackgroundRow::*member;
};

constexpr std::array<MemberName, 5> kMembers = {{{"id", &BackgroundRow::id},
                                                 {"text", &BackgroundRow::text},
                                                 {"lang", &BackgroundRow::lang},
                                                 {"source", &BackgroundRow::source},
                                                 {"kind", &BackgroundRow::kind}}};

}  // namespace

struct BackgroundRowReader::State {
  json::Cursor cursor;
  BackgroundRow row;
};

BackgroundRowReader::BackgroundRowReader() : state_(std::make_unique<State>()) {}

BackgroundRowReader::BackgroundRowReader(BackgroundRowReader&&) noexcept = default;
BackgroundRowReader::~BackgroundRowReader() = default;

Result<const BackgroundRow*> BackgroundRowReader::read(std::string_view line) {
  json::Cursor& cursor = state_->cursor;
  BackgroundRow& row = state_->row;
  row = {};
  uint32_t seen = 0;
  const bool good = cursor.read(line, [&](std::string_view name, json::Value& value) {
    for (unsigned i = 0; i < kMembers.size(); ++i) {
      const MemberName& known = kMembers[i];
      if (name == known.name) {
        return cursor.once(seen, i, known.name) &&
               cursor.string(value, known.name, row.*known.member);
      }
    }
    return cursor.skip(value);
  });
  if (!good) {
    return cursor.error();
  }
  if (row.text.empty()) {
    return Error(ErrorCode::kInvalid, "text: none found, wanted a string");
  }
  return &row;
}

}  // namespace seamark::api
