#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_tree.h"
#include "base/result.h"

namespace seamark::app {

// A command line, read by the command tree.
struct Arguments {
  const CommandSpec* command = nullptr;
  std::vector<std::string> path;  // of the command: "pack", "check"
  std::map<std::string, std::vector<std::string>, std::less<>> options;  // by long name
  std::vector<std::string> rest;  // files and other bare words

  bool has(std::string_view option) const { return options.find(option) != options.end(); }

  // The last value given; `otherwise` if there is none.
  std::string_view value(std::string_view option, std::string_view otherwise) const;

  // A whole number from `low` on; a fraction.
  Result<uint64_t> number(std::string_view option, uint64_t otherwise, uint64_t low = 0) const;
  Result<double> share(std::string_view option, double otherwise) const;
};

// Fails with what to say to a person; a mistyped command is answered with the nearest one.
Result<Arguments> parse_arguments(const std::vector<std::string>& words);

}  // namespace seamark::app
