#pragma once

#include <atomic>
#include <functional>
#include <thread>

#include "app/arguments.h"
#include "app/engine_slot.h"

namespace seamark::app {

// True once after each SIGHUP. The first call installs the handler.
bool take_hangup();

// Compiles the pack anew beside the work that goes on, and puts it into the slot if all its
// examples hold; else the old one stays, and stderr says why. One reload at a time. For one thread.
class PackReload {
 public:
  // Both outlive it.
  PackReload(const Arguments& arguments, EngineSlot& slot) : arguments_(arguments), slot_(slot) {}

  // Starts a reload; false while one is running: ask again.
  bool start();

 private:
  const Arguments& arguments_;
  EngineSlot& slot_;
  std::atomic<bool> running_{false};
  std::jthread thread_;  // last: joined before the rest goes
};

}  // namespace seamark::app
