#include "app/run.h"

#include <exception>
#include <string_view>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/help_text.h"

namespace seamark::app {
namespace {

struct Entry {
  std::string_view name;
  int (*run)(const Arguments&, const Settings&);
};

constexpr Entry kCommands[] = {
    {"scan", run_scan},       {"explain", run_explain},
    {"pack", run_pack},       {"rules", run_rules},
    {"eval", run_eval},       {"learn", run_learn},
    {"bench", run_bench},     {"completion", run_completion},
    {"version", run_version}, {"help", run_help},
};

int run_command(const std::vector<std::string>& words) {
  const Result<Arguments> parsed = parse_arguments(words);
  if (!parsed.ok()) {
    complain(parsed.error().message() + " (see 'seamark help')");
    return kUsage;
  }
  const Arguments& arguments = parsed.value();
  if (arguments.has("--help")) {
    return write_out(help_text(arguments.path)) ? kDone : kInternal;
  }
  const bool unfinished = arguments.path.empty() || !arguments.command->commands.empty();
  if (unfinished) {
    complain("a command is wanted\n\n" + help_text(arguments.path));
    return kUsage;
  }
  const Settings settings = make_settings(arguments);
  for (const Entry& entry : kCommands) {
    if (arguments.path.front() == entry.name) {
      return entry.run(arguments, settings);
    }
  }
  return kInternal;
}

}  // namespace

int run(const std::vector<std::string>& words) {
  try {
    return run_command(words);
  } catch (const std::exception& error) {  // a library's: ours does not throw
    complain(std::string("internal error: ") + error.what());
    return kInternal;
  }
}

}  // namespace seamark::app
