#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "connect/files/chunk.h"

namespace seamark::app {

// Calls visit(line, "file:17") for each line of the files that is not empty; the line is padded for
// the readers. Returns how many lines or files could not be read; those are reported on stderr.
size_t for_each_line(const std::vector<std::string>& paths,
                     const std::function<void(std::string_view, const std::string&)>& visit);

}  // namespace seamark::app
