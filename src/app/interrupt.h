#pragma once

#include <atomic>

namespace seamark::app {

// Set when the user presses Ctrl-C. The first call installs the handler; a second Ctrl-C ends the
// process.
const std::atomic<bool>& interrupt_flag();

}  // namespace seamark::app
