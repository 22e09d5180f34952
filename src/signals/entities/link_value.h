#pragma once

#include <string>
#include <string_view>

#include "signals/entities/hosts.h"

namespace seamark::entities {

// A link as two posts can share it: host in lower case without "www.", path without a slash at the
// end, no scheme, no query but the parameter that names the target, one spelling for each messenger
// ("wa.me/447700900123" for all of WhatsApp's, "t.me/name" for all of Telegram's).
struct LinkValue {
  std::string value;  // empty: opens nothing
  HostKind kind = HostKind::kOrdinary;
  std::string phone;  // "+447700900123" if the link names a number
};

// `link` is what stands in the text, scheme or not, without spaces; ASCII letters of the host in
// any case.
LinkValue normalise_link(std::string_view link);

}  // namespace seamark::entities
