#pragma once

#include <chrono>
#include <cstdint>

#include "app/pipeline.h"
#include "app/settings.h"
#include "connect/files/chunk.h"

namespace seamark::app {

// One line on stderr that is written over: posts, speed, findings, time left. Does nothing unless
// wanted.
class ProgressLine {
 public:
  explicit ProgressLine(const Settings& settings);

  void show(const Tally& tally, files::Progress progress);

  // Takes the line away.
  void clear();

 private:
  bool wanted_;
  bool json_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace seamark::app
