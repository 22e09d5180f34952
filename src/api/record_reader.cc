#include "api/record_reader.h"

#include <simdjson.h>

#include "api/post_json.h"
#include "connect/jetstream/event.h"
#include "connect/mastodon/status.h"

namespace seamark::api {

struct RecordReader::State {
  InputForm form = InputForm::kAuto;
  PostReader posts;
  jetstream::EventReader events;
  mastodon::StatusReader statuses;
  Post text;

  Result<Record> read_auto(std::string_view line);
  Result<Record> read_event(std::string_view line);
  Result<Record> read_status(std::string_view line);
  Result<Record> read_text(std::string_view line);
};

std::optional<InputForm> find_input_form(std::string_view name) {
  constexpr std::string_view kNames[] = {"auto", "post", "jetstream", "mastodon", "text"};
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (name == kNames[i]) {
      return static_cast<InputForm>(i);
    }
  }
  return std::nullopt;
}

RecordReader::RecordReader(InputForm form) : state_(std::make_unique<State>()) {
  state_->form = form;
}

RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader::~RecordReader() = default;

Result<Record> RecordReader::State::read_auto(std::string_view line) {
  auto post = posts.read(line);
  switch (posts.resemblance()) {
    case Resemblance::kJetstream:
      return read_event(line);
    case Resemblance::kMastodon:
      return read_status(line);
    case Resemblance::kNone:
      break;
  }
  return Record{SEAMARK_TRY(std::move(post))};
}

Result<Record> RecordReader::State::read_event(std::string_view line) {
  const jetstream::Event& event = *SEAMARK_TRY(events.read(line));
  const bool post = event.kind == jetstream::EventKind::kPostWritten;
  return Record{post ? &event.post : nullptr};
}

Result<Record> RecordReader::State::read_status(std::string_view line) {
  return Record{&SEAMARK_TRY(statuses.read(line))->post};
}

Result<Record> RecordReader::State::read_text(std::string_view line) {
  if (!simdjson::validate_utf8(line.data(), line.size())) {
    return Error(ErrorCode::kInvalid, "not valid utf-8");
  }
  text.clear();
  text.text = line;
  return Record{&text};
}

Result<Record> RecordReader::read(std::string_view line) {
  switch (state_->form) {
    case InputForm::kAuto:
      return state_->read_auto(line);
    case InputForm::kPost:
      return Record{SEAMARK_TRY(state_->posts.read(line))};
    case InputForm::kJetstream:
      return state_->read_event(line);
    case InputForm::kMastodon:
      return state_->read_status(line);
    case InputForm::kText:
      return state_->read_text(line);
  }
  return Record{};
}

Result<Record> RecordReader::read_plain(std::string_view line) {
  return state_->form == InputForm::kAuto ? state_->read_text(line) : read(line);
}

}  // namespace seamark::api
