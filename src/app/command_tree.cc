#include "app/command_tree.h"

namespace seamark::app {

CommandSpec scan_spec();
CommandSpec explain_spec();
CommandSpec pack_spec();
CommandSpec rules_spec();
CommandSpec eval_spec();
CommandSpec learn_spec();
CommandSpec bench_spec();
CommandSpec completion_spec();
CommandSpec version_spec();
CommandSpec help_spec();

namespace {

std::vector<OptionSpec> global_options() {
  return {
      {"--format",
       "",
       "FORMAT",
       "how to print results; auto: pretty on a terminal, ndjson in a pipe",
       {"auto", "pretty", "ndjson", "json", "csv", "tsv"}},
      {"--color",
       "",
       "WHEN",
       "colours; auto: on a terminal, unless NO_COLOR is set or TERM is dumb",
       {"auto", "always", "never"}},
      {"--pack",
       "",
       "DIR",
       "the pack to use (else $SEAMARK_PACK, else the shipped packs/oic)",
       {},
       true},
      {"--redact", "", "",
       "mask the ends of phone numbers and handles (the default on a terminal)"},
      {"--show", "", "", "do not mask phone numbers and handles on a terminal"},
      {"--ascii", "", "", "print other characters than ASCII as \\u{...} in pretty output"},
      {"--progress", "", "WHEN", "the progress line on stderr", {"auto", "never", "json"}},
      {"--no-input", "", "", "never read from a terminal"},
      {"--quiet", "-q", "", "no summary, no progress, no warnings"},
      {"--verbose", "-v", "", "say what is used: pack, threads, processor"},
      {"--help", "-h", "", "help for the command"},
  };
}

CommandSpec make_tree() {
  CommandSpec root;
  root.name = "seamark";
  root.says = "finds people-smuggling adverts in social-media posts and says why";
  root.options = global_options();
  root.examples = {"seamark scan posts.ndjson", "zcat posts.ndjson.gz | seamark scan -",
                   "seamark help exit-codes"};
  root.commands = {scan_spec(),  explain_spec(), pack_spec(),       rules_spec(),   eval_spec(),
                   learn_spec(), bench_spec(),   completion_spec(), version_spec(), help_spec()};
  return root;
}

}  // namespace

const CommandSpec& command_tree() {
  static const CommandSpec tree = make_tree();
  return tree;
}

const CommandSpec* find_command(const std::vector<std::string>& path) {
  const CommandSpec* at = &command_tree();
  for (const std::string& name : path) {
    const CommandSpec* next = nullptr;
    for (const CommandSpec& command : at->commands) {
      next = command.name == name ? &command : next;
    }
    if (next == nullptr) {
      return nullptr;
    }
    at = next;
  }
  return at;
}

}  // namespace seamark::app
