#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace seamark::testing {

// Where a shared file of test data lies: in $SEAMARK_SHARED, else in ../shared beside the project.
inline std::filesystem::path shared_file(const std::string& name) {
  const char* const folder = std::getenv("SEAMARK_SHARED");
  const std::filesystem::path root = folder == nullptr ? "../shared" : folder;
  return root / name;
}

}  // namespace seamark::testing

// Ends the test when a shared file is absent: skipped, but failed in CI.
#define SEAMARK_NEED_SHARED(path)                                                    \
  if (!std::filesystem::exists(path)) {                                              \
    if (std::getenv("CI") != nullptr)                                                \
      FAIL() << (path) << " is absent";                                              \
    GTEST_SKIP() << (path) << " is absent: set SEAMARK_SHARED to the shared folder"; \
  }
