#include <fmt/format.h>

#include "app/command_walk.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/help_text.h"

namespace seamark::app {
namespace {

// What may follow a command: its commands, fixed arguments and options, and those of every command.
std::vector<std::string_view> words_of(const CommandSpec& spec) {
  std::vector<std::string_view> words;
  words.reserve(spec.commands.size());
  for (const CommandSpec& command : spec.commands) {
    words.push_back(command.name);
  }
  words.insert(words.end(), spec.argument_choices.begin(), spec.argument_choices.end());
  for (const std::vector<OptionSpec>* options : {&spec.options, &command_tree().options}) {
    for (const OptionSpec& option : *options) {
      words.push_back(option.name);
    }
    if (&spec == &command_tree()) {
      break;
    }
  }
  return words;
}

// "pack check" for a path below the root.
std::string path_words(const PlacedCommand& command) {
  return fmt::format("{}", fmt::join(command.path, " "));
}

std::string bash_script() {
  std::string cases;
  std::string values;
  std::string known;
  for (const PlacedCommand& command : all_commands()) {
    cases += fmt::format("    '{}') words='{}' ;;\n", path_words(command),
                         fmt::join(words_of(*command.spec), " "));
    known += command.path.empty() ? "" : fmt::format("|'{}'", path_words(command));
    for (const OptionSpec& option : command.spec->options) {
      if (!option.choices.empty()) {
        values +=
            fmt::format("    '{} {}'|'{}') words='{}' ;;\n", path_words(command), option.name,
                        command.path.empty() ? option.name : "-", fmt::join(option.choices, " "));
      }
    }
  }
  return fmt::format(
      "# bash completion of seamark; made by: seamark completion bash\n"
      "_seamark() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} path='' words='' "
      "i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case \"${{path:+$path }}${{COMP_WORDS[i]}}\" in\n"
      "      {}) path=\"${{path:+$path }}${{COMP_WORDS[i]}}\" ;;\n"
      "    esac\n"
      "  done\n"
      "  case \"$path $prev\" in\n{}  esac\n"
      "  if [ -z \"$words\" ]; then case \"$prev\" in\n{}  esac; fi\n"
      "  if [ -z \"$words\" ]; then case \"$path\" in\n{}  esac; fi\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "  [[ $cur == -* ]] || COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
      "}}\n"
      "complete -o filenames -F _seamark seamark\n",
      known.substr(1), values, values, cases);
}

std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return out;
}

// zsh and fish take a description with each word; a bracket or colon in it would end it in zsh.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : quoted(text)) {
    out += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
  }
  return out;
}

std::string zsh_script() {
  std::string out =
      "#compdef seamark\n# zsh completion of seamark; made by: seamark completion zsh\n"
      "_seamark() {\n  local -a words_found\n  local path='' word\n"
      "  for word in ${words[2,CURRENT-1]}; do\n    case \"${path:+$path }$word\" in\n";
  std::string cases;
  std::string known;
  for (const PlacedCommand& command : all_commands()) {
    known += command.path.empty() ? "" : fmt::format("|'{}'", path_words(command));
    std::string items;
    for (const CommandSpec& below : command.spec->commands) {
      items += fmt::format(" '{}:{}'", below.name, zsh_text(below.says));
    }
    for (const std::string_view choice : command.spec->argument_choices) {
      items += fmt::format(" '{}'", choice);
    }
    for (const OptionSpec& option : command.spec->options) {
      items += fmt::format(" '{}:{}'", option.name, zsh_text(option.says));
    }
    cases += fmt::format("    '{}') words_found=({}) ;;\n", path_words(command), items);
  }
  out += fmt::format("      {}) path=\"${{path:+$path }}$word\" ;;\n    esac\n  done\n",
                     known.substr(1));
  return out + "  case \"$path\" in\n" + cases +
         "  esac\n  _describe 'seamark' words_found\n  _files\n}\n_seamark \"$@\"\n";
}

std::string fish_option(const OptionSpec& option, const std::string& condition) {
  std::string line = "complete -c seamark" + condition +
                     fmt::format(" -l {} -d '{}'", option.name.substr(2), quoted(option.says));
  if (!option.short_name.empty()) {
    line += fmt::format(" -s {}", option.short_name.substr(1));
  }
  if (!option.choices.empty()) {
    line += fmt::format(" -xa '{}'", fmt::join(option.choices, " "));
  } else if (!option.value.empty()) {
    line += option.is_path ? " -r" : " -x";
  }
  return line + "\n";
}

std::string fish_script() {
  std::string out = "# fish completion of seamark; made by: seamark completion fish\n";
  for (const PlacedCommand& command : all_commands()) {
    std::string condition;
    if (command.path.size() == 1) {
      condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.path.back());
    } else if (command.path.size() == 2) {
      condition =
          fmt::format(" -n '__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}'",
                      command.path[0], command.path[1]);
    }
    const std::string first = command.path.empty() ? " -n __fish_use_subcommand" : condition;
    for (const CommandSpec& below : command.spec->commands) {
      out += fmt::format("complete -c seamark{} -fa {} -d '{}'\n", first, below.name,
                         quoted(below.says));
    }
    for (const std::string_view choice : command.spec->argument_choices) {
      out += fmt::format("complete -c seamark{} -fa {}\n", condition, choice);
    }
    for (const OptionSpec& option : command.spec->options) {
      out += fish_option(option, condition);
    }
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") {
    return bash_script();
  }
  if (shell == "zsh") {
    return zsh_script();
  }
  return shell == "fish" ? fish_script() : "";
}

int run_completion(const Arguments& arguments, const Settings&) {
  const std::string script =
      arguments.rest.size() == 1 ? completion_script(arguments.rest.front()) : "";
  if (script.empty()) {
    complain("completion: wanted one of bash, zsh and fish");
    return kUsage;
  }
  return write_out(script) ? kDone : kInternal;
}

}  // namespace seamark::app
