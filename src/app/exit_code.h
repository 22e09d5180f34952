#pragma once

namespace seamark::app {

// What the process answers (seamark help exit-codes).
enum ExitCode : int {
  kDone = 0,
  kGateFailed = 1,
  kUsage = 2,
  kBadRecords = 3,
  kInternal = 70,
  kInterrupted = 130,
};

}  // namespace seamark::app
