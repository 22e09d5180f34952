#pragma once

#include <string>
#include <vector>

namespace seamark::app {

// The whole program: reads the command line, runs the command, returns the exit code.
int run(const std::vector<std::string>& words);

}  // namespace seamark::app
