#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/arguments.h"
#include "base/cpu.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "engine/engine.h"
#include "pack/compile.h"

namespace seamark::app {

// The folder of the pack to use: --pack, else $SEAMARK_PACK, else the shipped one, which is looked
// for beside an installed program (share/seamark/packs/oic) and above a built one (packs/oic).
Result<std::filesystem::path> find_pack_folder(const Arguments& arguments);

// Reads the files that belong to a pack. Fails when the folder has no pack.toml.
Result<PackSource> read_pack_folder(const std::filesystem::path& folder);

// Compiles, and runs the examples. Null: `diagnostics` says why.
std::shared_ptr<const Engine> make_engine(const PackSource& source, SimdLevel level,
                                          Diagnostics& diagnostics);

// All of the above for a command that needs an engine; diagnostics are printed on stderr.
Result<std::shared_ptr<const Engine>> load_engine(const Arguments& arguments);

// Prints what was found; warnings only if wanted.
enum class Warnings { kHide, kPrint };
void print_diagnostics(const Diagnostics& diagnostics, Warnings warnings);

}  // namespace seamark::app
