#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "model/post.h"

namespace seamark::jetstream {

// What a message of the stream tells.
enum class EventKind : uint8_t {
  kPostWritten,    // a post was created or changed: Event::post is there
  kRecordWritten,  // another record: like, follow, profile …
  kDeleted,        // a record was taken away by its author
  kAccount,        // an account was switched on or off
  kIdentity,
  kSync,
  kInfo,         // an advice of the server
  kStreamError,  // the server ends the stream
};

std::string_view event_kind_name(EventKind kind);

// One message in either wire form. Views into the line and the reader.
struct Event {
  EventKind kind = EventKind::kInfo;
  std::string_view did;
  int64_t time_us = 0;         // since 1970; 0: not given
  std::string_view operation;  // create, update, delete; empty if not a commit
  std::string_view collection;
  std::string_view key;
  std::string_view record;          // as it stands in the line; empty: none
  bool active = true;               // of an account
  std::string_view account_status;  // "takendown"; empty while active
  std::string_view reason;          // of advice and errors: a name such as "ConsumerTooSlow"
  Post post;                        // of kPostWritten

  // The records of this account must go.
  bool account_gone() const {
    return kind == EventKind::kAccount && !active &&
           (account_status == "deleted" || account_status == "takendown");
  }
};

// Reads the messages of Bluesky's Jetstream, version 1 (an object per event) and 2 (framed).
// Thread-bound.
class EventReader {
 public:
  EventReader();
  EventReader(EventReader&&) noexcept;
  ~EventReader();

  // The event lives until the next call and while `line` does, which must be followed by 64
  // readable bytes. Refuses what is not of either form, with the member's name, never content.
  Result<const Event*> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace seamark::jetstream
