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

  // Keeps the one before until the next call: else the last thread to leave it would free it,
  // a millisecond, between two posts.
  void replace(std::shared_ptr<const Engine> engine) {
    const std::lock_guard lock(mutex_);
    engine_.swap(engine);
    retired_.swap(engine);
    // What was retired is freed by the caller, after the lock: parameters go last.
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Engine> engine_;
  std::shared_ptr<const Engine> retired_;
};

}  // namespace seamark::app
