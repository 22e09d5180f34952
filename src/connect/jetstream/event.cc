#include "connect/jetstream/event.h"

#include <array>
#include <string>
#include <utility>

#include "connect/jetstream/record_internal.h"
#include "connect/jetstream/timestamp.h"
#include "connect/json_cursor.h"

namespace seamark::jetstream {
namespace {

using json::Cursor;
using json::Value;

constexpr std::string_view kPostCollection = "app.bsky.feed.post";

// What stood in the line, before it is judged.
struct Parts {
  std::string_view frame;  // version 2: "message" or "error"
  std::string_view type;   // version 2: the payload's $type
  std::string_view kind;   // version 1
  std::string_view time;
  std::string_view status;
  std::string_view name;
  std::string_view error;
  std::optional<int64_t> time_us;
  bool sync = false;
  uint32_t seen = 0;
};

enum Bit : unsigned {
  kDid,
  kTimeUs,
  kKind,
  kCommit,
  kAccountBit,
  kType,
  kPayload,
  kOperation,
  kCollection,
  kKey,
  kRecord,
  kTime
};

struct Names {
  std::string_view name;
  Bit bit;
  std::string_view Event::*place;
};

constexpr std::array<Names, 3> kCommitTexts = {{{"operation", kOperation, &Event::operation},
                                                {"collection", kCollection, &Event::collection},
                                                {"rkey", kKey, &Event::key}}};

bool read_commit_member(Cursor& cursor, std::string_view name, Value& value, Event& event,
                        Parts& parts) {
  for (const Names& text : kCommitTexts) {
    if (name == text.name) {
      return cursor.once(parts.seen, text.bit, text.name) &&
             cursor.string(value, text.name, event.*text.place);
    }
  }
  if (name == "record") {
    return cursor.once(parts.seen, kRecord, "record") &&
           cursor.raw_object(value, "record", event.record);
  }
  return cursor.skip(value);
}

bool read_account(Cursor& cursor, Value& value, Event& event) {
  return cursor.object(value, "account", [&](std::string_view name, Value& member) {
    if (name == "active") {
      return cursor.boolean(member, "active", event.active);
    }
    return name == "status" ? cursor.string(member, "status", event.account_status)
                            : cursor.skip(member);
  });
}

// Members that both forms have at the level of the event.
bool read_common(Cursor& cursor, std::string_view name, Value& value, Event& event, Parts& parts) {
  if (name == "did") {
    return cursor.once(parts.seen, kDid, "did") && cursor.string(value, "did", event.did);
  }
  if (name == "account") {
    return cursor.once(parts.seen, kAccountBit, "account") && read_account(cursor, value, event);
  }
  return cursor.skip(value);
}

bool read_payload(Cursor& cursor, Value& value, Event& event, Parts& parts) {
  return cursor.object(value, "payload", [&](std::string_view name, Value& member) {
    if (name == "$type") {
      return cursor.once(parts.seen, kKind, "$type") && cursor.string(member, "$type", parts.type);
    }
    if (name == "time") {
      return cursor.once(parts.seen, kTime, "time") && cursor.string(member, "time", parts.time);
    }
    if (name == "name") {
      return cursor.string(member, "name", parts.name);
    }
    if (name == "did" || name == "account") {
      return read_common(cursor, name, member, event, parts);
    }
    return read_commit_member(cursor, name, member, event, parts);
  });
}

bool read_member(Cursor& cursor, std::string_view name, Value& value, Event& event, Parts& parts) {
  if (name == "commit") {
    return cursor.once(parts.seen, kCommit, "commit") &&
           cursor.object(value, "commit", [&](std::string_view inner, Value& member) {
             return read_commit_member(cursor, inner, member, event, parts);
           });
  }
  if (name == "kind") {
    return cursor.once(parts.seen, kKind, "kind") && cursor.string(value, "kind", parts.kind);
  }
  if (name == "time_us") {
    return cursor.once(parts.seen, kTimeUs, "time_us") &&
           cursor.integer(value, "time_us", parts.time_us);
  }
  if (name == "$type") {
    return cursor.once(parts.seen, kType, "$type") && cursor.string(value, "$type", parts.frame);
  }
  if (name == "payload") {
    return cursor.once(parts.seen, kPayload, "payload") &&
           read_payload(cursor, value, event, parts);
  }
  if (name == "error") {
    return cursor.string(value, "error", parts.error);
  }
  return read_common(cursor, name, value, event, parts);
}

Status judge_commit(Event& event) {
  if (event.operation == "delete") {
    event.kind = EventKind::kDeleted;
    return ok_status();
  }
  if (event.operation != "create" && event.operation != "update") {
    return Error(ErrorCode::kInvalid, "operation: wanted create, update or delete");
  }
  const bool post = event.collection == kPostCollection;
  event.kind = post ? EventKind::kPostWritten : EventKind::kRecordWritten;
  if (post && (event.record.empty() || event.did.empty() || event.key.empty())) {
    return Error(ErrorCode::kInvalid, "a post without did, rkey or record, wanted all three");
  }
  return ok_status();
}

struct KindName {
  std::string_view name;
  EventKind kind;
};

constexpr std::array<KindName, 4> kOtherKinds = {{{"account", EventKind::kAccount},
                                                  {"identity", EventKind::kIdentity},
                                                  {"sync", EventKind::kSync},
                                                  {"info", EventKind::kInfo}}};

Status judge(Event& event, const Parts& parts) {
  if (parts.frame == "error") {
    event.kind = EventKind::kStreamError;
    event.reason = parts.error;
    return ok_status();
  }
  std::string_view kind = parts.kind;
  if (parts.frame == "message") {
    const size_t hash = parts.type.rfind('#');
    kind = hash == std::string_view::npos ? parts.type : parts.type.substr(hash + 1);
    event.time_us = parse_timestamp_us(parts.time).value_or(0);
    event.reason = parts.name;
  } else {
    event.time_us = parts.time_us.value_or(0);
  }
  if (kind == "commit") {
    return judge_commit(event);
  }
  for (const KindName& other : kOtherKinds) {
    if (kind == other.name) {
      event.kind = other.kind;
      return ok_status();
    }
  }
  return Error(ErrorCode::kInvalid, "kind: wanted commit, account, identity, sync or info");
}

void clear(Event& event) {
  Post kept = std::move(event.post);
  kept.clear();
  event = Event{};
  event.post = std::move(kept);
}

}  // namespace

std::string_view event_kind_name(EventKind kind) {
  constexpr std::array<std::string_view, 8> kNames = {"post",     "record", "delete", "account",
                                                      "identity", "sync",   "info",   "error"};
  return kNames[static_cast<size_t>(kind)];
}

struct EventReader::State {
  Cursor cursor;
  Cursor record_cursor;
  Event event;
  std::string id;
  std::string url;
  std::string parent_id;
  std::string thread_id;
};

EventReader::EventReader() : state_(std::make_unique<State>()) {}

EventReader::EventReader(EventReader&&) noexcept = default;
EventReader::~EventReader() = default;

namespace {

// "at://…" as the id of a Seamark post.
std::string_view with_platform(std::string_view uri, std::string& place) {
  if (uri.empty()) {
    return {};
  }
  place.assign("bsky:").append(uri);
  return place;
}

}  // namespace

Result<const Event*> EventReader::read(std::string_view line) {
  State& state = *state_;
  Event& event = state.event;
  clear(event);
  Parts parts;
  const bool good = state.cursor.read(line, [&](std::string_view name, Value& value) {
    return read_member(state.cursor, name, value, event, parts);
  });
  if (!good) {
    return state.cursor.error();
  }
  SEAMARK_TRY(judge(event, parts));
  if (event.kind != EventKind::kPostWritten) {
    return &event;
  }
  Post& post = event.post;
  if (!read_post_record(state.record_cursor, event.record, post)) {
    return state.record_cursor.error().with_context("record");
  }
  state.id.assign("bsky:at://").append(event.did).append("/").append(event.collection);
  post.id = state.id.append("/").append(event.key);
  state.url.assign("https://bsky.app/profile/").append(event.did).append("/post/");
  post.url = state.url.append(event.key);
  post.platform = "bluesky";
  post.author.id = event.did;
  post.parent_id = with_platform(post.parent_id, state.parent_id);
  post.thread_id = with_platform(post.thread_id, state.thread_id);
  return &event;
}

}  // namespace seamark::jetstream
