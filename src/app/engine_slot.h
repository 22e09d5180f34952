#pragma once

#include <memory>
#include <mutex>
#include <utility>

#include "engine/engine.h"

namespace seamark::app {

// The engine in use. Work takes it at its start and keeps it to its end; replacing it pauses
// nobody. Thread-safe.
class EngineSlot {
 public:
  explicit EngineSlot(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}

  std::shared_ptr<const Engine> current() const {
    const std::lock_guard lock(mutex_);
    return engine_;
  }

  void replace(std::shared_ptr<const Engine> engine) {
    {
      const std::lock_guard lock(mutex_);
      engine_.swap(engine);
    }
    // The old one, if nobody works with it any more, is freed here, outside the lock.
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Engine> engine_;
};

}  // namespace seamark::app
