#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seamark::app {

// An option of a command. `value` empty: a switch. Lists of choices are closed.
struct OptionSpec {
  std::string_view name;        // "--format"
  std::string_view short_name;  // "-f"; may be empty
  std::string_view value;       // what to call its value: "FORMAT"
  std::string_view says;
  std::vector<std::string_view> choices;
  bool is_path = false;  // for completion
};

struct CommandSpec {
  std::string_view name;
  std::string_view says;       // one line
  std::string_view about;      // some sentences; may be empty
  std::string_view arguments;  // "[FILE...]"; empty: none
  std::vector<OptionSpec> options;
  std::vector<std::string_view> examples;          // command lines
  std::vector<CommandSpec> commands;               // below this one
  std::vector<std::string_view> argument_choices;  // of a closed list, for completion
};

// The whole command line: what is parsed, and what help, man pages, completions and the reference
// page are made from. The root's options may stand anywhere. Made once; thread-safe.
const CommandSpec& command_tree();

// The command at a path below the root ("pack", "check"), or null.
const CommandSpec* find_command(const std::vector<std::string>& path);

}  // namespace seamark::app
