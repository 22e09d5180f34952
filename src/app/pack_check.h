#pragma once

#include <filesystem>

#include "app/arguments.h"
#include "app/pack_folder.h"
#include "app/settings.h"

namespace seamark::app {

// The folder that a pack command was given, or the pack in use.
Result<std::filesystem::path> pack_argument(const Arguments& arguments);

// Which mistakes of a pack are wanted.
enum class PackCheck { kAll, kRules, kExamples };

// Checks the pack, prints what was found, and answers with the exit code.
int check_pack(const std::filesystem::path& folder, PackCheck what, const Settings& settings);

}  // namespace seamark::app
