#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "base/call_site.h"
#include "base/check.h"

namespace seamark {

// What the caller should do about a failure.
enum class ErrorCode {
  kInvalid,           // fix the input
  kNotFound,          // ask for something else
  kAlreadyExists,     // use what is there
  kConflict,          // read again, then retry
  kPermissionDenied,  // ask somebody who may
  kUnauthenticated,   // sign in
  kExhausted,         // a limit was reached: send less or raise it
  kUnavailable,       // try later
  kDeadline,          // took too long
  kInternal,          // a bug of ours: report it
};

// A failure that input, a file or a peer can cause. Holds no user content. Cheap to move: one
// pointer.
class [[nodiscard]] Error {
 public:
  Error(ErrorCode code, std::string message, CallSite where = CallSite::here())
      : details_(std::make_unique<Details>(Details{code, "", std::move(message), where})) {}

  // `id` is stable and documented, as "SM-R012".
  Error(ErrorCode code, std::string id, std::string message, CallSite where = CallSite::here())
      : details_(
            std::make_unique<Details>(Details{code, std::move(id), std::move(message), where})) {}

  ErrorCode code() const { return details_->code; }

  const std::string& id() const { return details_->id; }

  const std::string& message() const { return details_->message; }

  CallSite where() const { return details_->where; }

  // The same error, its message headed by what was being done: "pack oic: …".
  Error with_context(std::string_view context) && {
    details_->message = std::string(context) + ": " + details_->message;
    return std::move(*this);
  }

 private:
  struct Details {
    ErrorCode code;
    std::string id;
    std::string message;
    CallSite where;
  };

  std::unique_ptr<Details> details_;
};

struct Unit {};

// A value or the reason why there is none. Never dropped silently; value() of a failure is a bug.
template <typename T = Unit>
class [[nodiscard]] Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): reads as `return value;`
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}

  // NOLINTNEXTLINE(google-explicit-constructor): reads as `return error;`
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }

  T& value() & {
    SEAMARK_CHECK(ok());
    return *std::get_if<0>(&state_);
  }

  const T& value() const& {
    SEAMARK_CHECK(ok());
    return *std::get_if<0>(&state_);
  }

  T&& value() && {
    SEAMARK_CHECK(ok());
    return std::move(*std::get_if<0>(&state_));
  }

  const Error& error() const& {
    SEAMARK_CHECK(!ok());
    return *std::get_if<1>(&state_);
  }

  Error&& error() && {
    SEAMARK_CHECK(!ok());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<Unit>;

inline Status ok_status() {
  return Unit{};
}

}  // namespace seamark

// The value of a Result, or return its error from the enclosing function.
#define SEAMARK_TRY(expr)                     \
  (__extension__({                            \
    auto seamark_try_ = (expr);               \
    if (!seamark_try_.ok())                   \
      return std::move(seamark_try_).error(); \
    std::move(seamark_try_).value();          \
  }))
