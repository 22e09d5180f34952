#pragma once

#include "base/call_site.h"

namespace seamark {

// Prints the broken promise and ends the process. For mistakes in our code only, never for anything
// that input, a pack, a configuration or a peer decides.
[[noreturn]] void check_failed(const char* condition, CallSite where);

}  // namespace seamark

#define SEAMARK_CHECK(condition) \
  (static_cast<bool>(condition)  \
       ? static_cast<void>(0)    \
       : ::seamark::check_failed(#condition, ::seamark::CallSite::here()))
