#include "app/help_text.h"

#include <iterator>

#include <fmt/format.h>

#include "app/command_walk.h"

namespace seamark::app {
namespace {

void collect(const CommandSpec& spec, const std::vector<std::string>& path,
             std::vector<PlacedCommand>& out) {
  out.push_back({path, &spec});
  for (const CommandSpec& command : spec.commands) {
    std::vector<std::string> below = path;
    below.emplace_back(command.name);
    collect(command, below, out);
  }
}

std::string option_label(const OptionSpec& option) {
  std::string label = option.short_name.empty() ? "    " : fmt::format("{}, ", option.short_name);
  label += option.name;
  if (!option.value.empty()) {
    label += fmt::format(" {}", option.value);
  }
  return label;
}

std::string choices_of(const OptionSpec& option) {
  return option.choices.empty() ? "" : fmt::format(" ({})", fmt::join(option.choices, "|"));
}

void append_options(std::string_view title, const std::vector<OptionSpec>& options,
                    std::string& out) {
  if (options.empty()) {
    return;
  }
  out += fmt::format("\n{}:\n", title);
  for (const OptionSpec& option : options) {
    out += fmt::format("  {:<24} {}{}\n", option_label(option), option.says, choices_of(option));
  }
}

std::string usage_of(const PlacedCommand& command) {
  const CommandSpec& spec = *command.spec;
  std::string usage = full_name(command.path, " ");
  usage += spec.commands.empty() ? "" : " <command>";
  usage += " [options]";
  usage += spec.arguments.empty() ? "" : fmt::format(" {}", spec.arguments);
  return usage;
}

constexpr std::string_view kExitCodes =
    "0    done, with findings or without\n"
    "1    done, and a gate that was asked for failed: --fail-on, eval --min-precision,\n"
    "     pack check, rules test, rules fmt\n"
    "2    the command line or the pack is wrong\n"
    "3    some records could not be read; the rest was done (--strict stops at the first)\n"
    "70   internal error, or the output could not be written\n"
    "130  interrupted; what was written is valid\n";

constexpr std::string_view kFormats =
    "Input, one record a line, plain or compressed with gzip or zstd (told by content):\n"
    "  post       Seamark's own: {\"id\":...,\"text\":...,\"links\":[...],\"media\":[...]}\n"
    "  jetstream  messages of Bluesky's stream, versions 1 and 2\n"
    "  mastodon   Status objects\n"
    "  text       a post a line, without anything else\n"
    "  auto       told from each line; text if the file does not start as JSON does\n"
    "\n"
    "Output:\n"
    "  pretty     for a person; the default on a terminal\n"
    "  ndjson     an object a line, \"v\":1; the default in a pipe\n"
    "  json       the same as one array\n"
    "  csv, tsv   a row per post, without reasons\n"
    "\n"
    "The members of a post and of an assessment: docs/formats/ndjson.md\n";

constexpr std::string_view kConfig =
    "There is no configuration file yet. A flag wins over the environment:\n"
    "  SEAMARK_PACK  the pack to use, as --pack\n"
    "  NO_COLOR      no colours\n"
    "  TERM=dumb     no colours\n";

}  // namespace

std::vector<PlacedCommand> all_commands() {
  std::vector<PlacedCommand> all;
  collect(command_tree(), {}, all);
  return all;
}

std::string full_name(const std::vector<std::string>& path, std::string_view between) {
  std::string name = "seamark";
  for (const std::string& part : path) {
    name += fmt::format("{}{}", between, part);
  }
  return name;
}

std::string help_text(const std::vector<std::string>& path) {
  const CommandSpec& spec = *find_command(path);
  std::string out = fmt::format("{}: {}\n\nusage: {}\n", full_name(path, " "), spec.says,
                                usage_of({path, &spec}));
  if (!spec.about.empty()) {
    out += fmt::format("\n{}\n", spec.about);
  }
  if (!spec.commands.empty()) {
    out += "\ncommands:\n";
    for (const CommandSpec& command : spec.commands) {
      out += fmt::format("  {:<12} {}\n", command.name, command.says);
    }
  }
  if (!path.empty()) {
    append_options("options", spec.options, out);
  }
  append_options("options of every command", command_tree().options, out);
  out += "\nexamples:\n";
  for (const std::string_view example : spec.examples) {
    out += fmt::format("  {}\n", example);
  }
  return out;
}

std::string_view help_topic(std::string_view name) {
  if (name == "exit-codes") {
    return kExitCodes;
  }
  if (name == "formats") {
    return kFormats;
  }
  return name == "config" ? kConfig : std::string_view();
}

std::string markdown_reference() {
  std::string out =
      "<!-- made by: seamark help --markdown -->\n# Command line\n\n"
      "Results go to standard output, all else to standard error.\n";
  for (const PlacedCommand& command : all_commands()) {
    const CommandSpec& spec = *command.spec;
    out += fmt::format("\n## {}\n\n{}.", full_name(command.path, " "), spec.says);
    out += spec.about.empty() ? "\n" : fmt::format(" {}\n", spec.about);
    out += fmt::format("\n```\n{}\n```\n", usage_of(command));
    if (!spec.options.empty()) {
      out += "\n| option | meaning |\n|---|---|\n";
    }
    for (const OptionSpec& option : spec.options) {
      std::string meaning(option.says);
      if (!option.choices.empty()) {
        meaning += fmt::format(" (`{}`)", fmt::join(option.choices, "`, `"));
      }
      const std::string label = option_label(option);
      out += fmt::format("| `{}` | {} |\n", label.substr(label.find_first_not_of(' ')), meaning);
    }
    out += "\n```\n";
    for (const std::string_view example : spec.examples) {
      out += fmt::format("{}\n", example);
    }
    out += "```\n";
  }
  out += fmt::format("\n## Exit codes\n\n```\n{}```\n\n## Formats\n\n```\n{}```\n", kExitCodes,
                     kFormats);
  return out;
}

}  // namespace seamark::app
