#pragma once

#include <string>
#include <string_view>

namespace seamark::app {

// A rule file in its usual layout: spaces at line ends gone, tabs as two spaces, at most one empty
// line in a row, one line end at the end, keywords of a rule indented by two. Words are not
// touched.
std::string rule_layout(std::string_view text);

}  // namespace seamark::app
