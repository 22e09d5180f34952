#include "app/settings.h"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

namespace seamark::app {
namespace {

const char* variable(const char* name) {
  return std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody changes the environment
}

bool environment_is(const char* name, std::string_view value) {
  const char* const found = variable(name);
  return found != nullptr && found == value;
}

OutputFormat format_of(std::string_view name, bool terminal) {
  if (name == "pretty") {
    return OutputFormat::kPretty;
  }
  if (name == "json") {
    return OutputFormat::kJson;
  }
  if (name == "csv") {
    return OutputFormat::kCsv;
  }
  if (name == "tsv") {
    return OutputFormat::kTsv;
  }
  return name == "auto" && terminal ? OutputFormat::kPretty : OutputFormat::kNdjson;
}

}  // namespace

Settings make_settings(const Arguments& arguments) {
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const bool plain = variable("NO_COLOR") != nullptr || environment_is("TERM", "dumb");
  const std::string_view color = arguments.value("--color", "auto");
  const std::string_view progress = arguments.value("--progress", "auto");
  Settings settings;
  settings.format = format_of(arguments.value("--format", "auto"), terminal);
  settings.color = color == "always" || (color == "auto" && terminal && !plain);
  settings.redact = arguments.has("--redact") || (terminal && !arguments.has("--show"));
  settings.ascii = arguments.has("--ascii");
  settings.quiet = arguments.has("--quiet");
  settings.verbose = arguments.has("--verbose");
  settings.progress_json = progress == "json";
  settings.progress = settings.progress_json ||
                      (progress == "auto" && !settings.quiet && isatty(STDERR_FILENO) == 1);
  settings.no_input = arguments.has("--no-input");
  return settings;
}

bool stdin_is_terminal() {
  return isatty(STDIN_FILENO) == 1;
}

bool write_out(std::string_view bytes) {
  const bool good = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
                    std::fflush(stdout) == 0;
  if (!good) {
    complain("standard output cannot be written");
  }
  return good;
}

void complain(std::string_view message) {
  fmt::print(stderr, "seamark: {}\n", message);
}

}  // namespace seamark::app
