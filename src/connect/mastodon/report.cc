#include "connect/mastodon/report.h"

#include "connect/json_cursor.h"

namespace seamark::mastodon {
namespace {

using json::Cursor;
using json::Value;

// An Account has `acct`; an Admin::Account has `username` and holds an Account.
bool read_account(Cursor& cursor, Value& value, std::string_view called, std::string_view& out) {
  return cursor.object(value, called, [&](std::string_view name, Value& member) {
    if (name == "acct" || (name == "username" && out.empty())) {
      return cursor.string(member, name == "acct" ? "acct" : "username", out);
    }
    return cursor.skip(member);
  });
}

bool count(Cursor& cursor, Value& value, std::string_view called, size_t& out) {
  return cursor.array(value, called, [&](Value&) {
    ++out;
    return true;
  });
}

bool read_text(Cursor& cursor, std::string_view name, Value& value, Report& report) {
  if (name == "id") {
    return cursor.string(value, "id", report.id);
  }
  if (name == "category") {
    return cursor.string(value, "category", report.category);
  }
  if (name == "comment") {
    return cursor.string(value, "comment", report.comment);
  }
  std::string_view closed_at;
  const bool good = cursor.string(value, "action_taken_at", closed_at);
  report.closed = report.closed || !closed_at.empty();
  return good;
}

bool read_member(Cursor& cursor, std::string_view name, Value& value, Report& report) {
  if (name == "id" || name == "category" || name == "comment" || name == "action_taken_at") {
    return read_text(cursor, name, value, report);
  }
  if (name == "action_taken") {
    bool closed = false;
    const bool good = cursor.boolean(value, "action_taken", closed);
    report.closed = report.closed || closed;
    return good;
  }
  if (name == "status_ids" || name == "statuses") {
    return count(cursor, value, name == "statuses" ? "statuses" : "status_ids", report.statuses);
  }
  if (name == "rule_ids" || name == "rules") {
    return count(cursor, value, name == "rules" ? "rules" : "rule_ids", report.rules);
  }
  if (name == "account") {
    return read_account(cursor, value, "account", report.reporter);
  }
  return name == "target_account" ? read_account(cursor, value, "target_account", report.target)
                                  : cursor.skip(value);
}

}  // namespace

struct ReportReader::State {
  Cursor cursor;
  Report report;
};

ReportReader::ReportReader() : state_(std::make_unique<State>()) {}

ReportReader::ReportReader(ReportReader&&) noexcept = default;
ReportReader::~ReportReader() = default;

Result<const Report*> ReportReader::read(std::string_view line) {
  Cursor& cursor = state_->cursor;
  Report& report = state_->report;
  report = Report{};
  const bool good = cursor.read(line, [&](std::string_view name, Value& value) {
    return read_member(cursor, name, value, report);
  });
  if (!good) {
    return cursor.error();
  }
  if (report.id.empty() || report.category.empty()) {
    return Error(ErrorCode::kInvalid, "not a report: wanted id and category");
  }
  return &report;
}

}  // namespace seamark::mastodon
