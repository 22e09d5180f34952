#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seamark::app {

// Help for a command of the tree; the root for an empty path.
std::string help_text(const std::vector<std::string>& path);

// The text of a topic (exit-codes, formats, config); empty: there is none of that name.
std::string_view help_topic(std::string_view name);

// docs/reference/cli.md.
std::string markdown_reference();

// The manual page of a command, in roff.
std::string man_page(const std::vector<std::string>& path);

// The completion script of a shell (bash, zsh, fish); empty: unknown shell.
std::string completion_script(std::string_view shell);

}  // namespace seamark::app
