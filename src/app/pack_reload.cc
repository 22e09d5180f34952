#include "app/pack_reload.h"

#include <csignal>

#include <fmt/format.h>

#include "app/help_text.h"
#include "app/pack_folder.h"

namespace seamark::app {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a signal handler has no other
std::atomic<bool> hung_up{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void on_hangup(int) {
  hung_up = true;
}

bool install_handler() {
  struct sigaction action {};

  action.sa_handler = on_hangup;
  action.sa_flags = SA_RESTART;
  return sigaction(SIGHUP, &action, nullptr) == 0;
}

}  // namespace

bool take_hangup() {
  static const bool installed = install_handler();
  return installed && hung_up.exchange(false);
}

bool PackReload::start() {
  if (running_.exchange(true)) {
    return false;
  }
  thread_ = std::jthread([this] {
    auto engine = load_engine(arguments_);
    if (engine.ok()) {
      slot_.replace(std::move(engine).value());
      fmt::print(stderr, "seamark: pack {} is in use\n", slot_.current()->pack().identity.digest);
    } else {
      fmt::print(stderr, "seamark: the pack is not changed: {}\n", engine.error().message());
    }
    running_ = false;
  });
  return true;
}

}  // namespace seamark::app
