#include "api/labelled_post_json.h"

#include <optional>
#include <utility>

#include "api/post_members_internal.h"
#include "connect/json_cursor.h"

namespace seamark::api {

struct LabelledPostReader::State {
  json::Cursor cursor;
  PostMembers members;
  LabelledRecord labelled;
};

LabelledPostReader::LabelledPostReader() : state_(std::make_unique<State>()) {}

LabelledPostReader::LabelledPostReader(LabelledPostReader&&) noexcept = default;
LabelledPostReader::~LabelledPostReader() = default;

Result<const LabelledRecord*> LabelledPostReader::read(std::string_view line) {
  json::Cursor& cursor = state_->cursor;
  PostMembers& members = state_->members;
  LabelledRecord& labelled = state_->labelled;
  members.post = std::move(labelled.post);
  members.clear();
  labelled.category = labelled.variant = {};
  std::string_view label;
  uint32_t seen = 0;
  const bool good = cursor.read(line, [&](std::string_view name, json::Value& value) {
    if (name == "label") {
      return cursor.once(seen, 0, "label") && cursor.string(value, "label", label);
    }
    if (name == "category") {
      return cursor.once(seen, 1, "category") &&
             cursor.string(value, "category", labelled.category);
    }
    if (name == "variant") {
      return cursor.once(seen, 2, "variant") && cursor.string(value, "variant", labelled.variant);
    }
    const Member member = read_post_member(cursor, name, value, members);
    return member == Member::kUnknown ? cursor.skip(value) : member == Member::kTaken;
  });
  if (!good) {
    return cursor.error();
  }
  if (!members.has_content()) {
    return Error(ErrorCode::kInvalid, "neither text nor media found, wanted one of them");
  }
  const std::optional<Label> known = find_label(label);
  if (!known.has_value()) {
    return Error(ErrorCode::kInvalid, label.empty()
                                          ? "label: none found, wanted advert, asking or benign"
                                          : "label: wanted advert, asking or benign");
  }
  labelled.label = *known;
  labelled.post = std::move(members.post);
  return &labelled;
}

void write_labelled_post(const LabelledRecord& record, JsonBuffer& out) {
  JsonWriter json(out);
  json.open('{');
  json.text_member("id", record.post.id);
  json.text_member("text", record.post.text);
  json.text_member("label", label_name(record.label));
  json.text_member("lang", record.post.lang);
  json.close('}');
  out.push_back('\n');
}

}  // namespace seamark::api
