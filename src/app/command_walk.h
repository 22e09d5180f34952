#pragma once

#include <string>
#include <vector>

#include "app/command_tree.h"

namespace seamark::app {

// A command of the tree and where it stands.
struct PlacedCommand {
  std::vector<std::string> path;  // empty: the root
  const CommandSpec* spec = nullptr;
};

// All commands, parents before children.
std::vector<PlacedCommand> all_commands();

// "seamark pack check".
std::string full_name(const std::vector<std::string>& path, std::string_view between);

}  // namespace seamark::app
