#pragma once

namespace seamark {

// Where in our source an error was made. Stands in for std::source_location, which clang cannot use
// with this standard library.
struct CallSite {
  const char* file = "";
  int line = 0;

  static constexpr CallSite here(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    return {file, line};
  }
};

}  // namespace seamark
