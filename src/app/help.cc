#include <filesystem>
#include <fstream>

#include "app/command_walk.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/help_text.h"

namespace seamark::app {
namespace {

int write_man_pages(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  for (const PlacedCommand& command : all_commands()) {
    const std::filesystem::path file = folder / (full_name(command.path, "-") + ".1");
    std::ofstream out(file, std::ios::binary);
    out << man_page(command.path);
    out.flush();
    if (!out) {
      complain(file.string() + ": cannot be written");
      return kInternal;
    }
  }
  return kDone;
}

}  // namespace

int run_help(const Arguments& arguments, const Settings&) {
  if (arguments.has("--man-dir")) {
    return write_man_pages(arguments.value("--man-dir", ""));
  }
  std::string text;
  std::vector<std::string> path = arguments.rest;
  if (arguments.has("--markdown")) {
    text = markdown_reference();
  } else if (!path.empty() && path.front() == "man") {
    path.erase(path.begin());
    text = find_command(path) == nullptr ? "" : man_page(path);
  } else if (path.size() == 1 && !help_topic(path.front()).empty()) {
    text = help_topic(path.front());
  } else if (find_command(path) != nullptr) {
    text = help_text(path);
  }
  if (text.empty()) {
    complain("help: no such command or topic, wanted a command, exit-codes, formats or config");
    return kUsage;
  }
  return write_out(text) ? kDone : kInternal;
}

}  // namespace seamark::app
