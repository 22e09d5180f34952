#include <fmt/format.h>

#include "app/command_walk.h"
#include "app/help_text.h"
#include "app/version_number.h"

namespace seamark::app {
namespace {

// Roff takes a leading dot or quote as a request and a backslash as an escape.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out += "\\&";
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

void append_options(const std::vector<OptionSpec>& options, std::string& out) {
  for (const OptionSpec& option : options) {
    out += ".TP\n";
    out += option.short_name.empty() ? "" : fmt::format("\\fB{}\\fR, ", roff(option.short_name));
    out += fmt::format("\\fB{}\\fR", roff(option.name));
    out += option.value.empty() ? "\n" : fmt::format(" \\fI{}\\fR\n", roff(option.value));
    out += roff(option.says);
    if (!option.choices.empty()) {
      out += roff(fmt::format(" ({})", fmt::join(option.choices, ", ")));
    }
    out += "\n";
  }
}

}  // namespace

std::string man_page(const std::vector<std::string>& path) {
  const CommandSpec& spec = *find_command(path);
  const std::string name = full_name(path, "-");
  std::string out =
      fmt::format(".TH \"{}\" 1 \"\" \"seamark {}\" \"Seamark\"\n.SH NAME\n{} \\- {}\n", roff(name),
                  kVersion, roff(name), roff(spec.says));
  out += fmt::format(".SH SYNOPSIS\n.B {}\n", roff(full_name(path, " ")));
  out += spec.commands.empty() ? "" : ".I command\n";
  out += fmt::format("[\\fIoptions\\fR] {}\n", roff(spec.arguments));
  if (!spec.about.empty()) {
    out += fmt::format(".SH DESCRIPTION\n{}\n", roff(spec.about));
  }
  if (!spec.commands.empty()) {
    out += ".SH COMMANDS\n";
    for (const CommandSpec& command : spec.commands) {
      out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(command.name), roff(command.says));
    }
  }
  out += ".SH OPTIONS\n";
  if (!path.empty()) {
    append_options(spec.options, out);
  }
  append_options(command_tree().options, out);
  out += ".SH EXIT STATUS\n.nf\n" + roff(help_topic("exit-codes")) + ".fi\n.SH EXAMPLES\n.nf\n";
  for (const std::string_view example : spec.examples) {
    out += roff(example) + "\n";
  }
  return out + ".fi\n";
}

}  // namespace seamark::app
