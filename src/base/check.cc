#include "base/check.h"

#include <cstdlib>
#include <exception>

#include <fmt/core.h>

namespace seamark {

void check_failed(const char* condition, CallSite where) {
  fmt::print(stderr, "seamark: broken promise at {}:{}: {}\n", where.file, where.line, condition);
  std::abort();
}

}  // namespace seamark
