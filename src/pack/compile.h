#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "pack/compiled_pack.h"

namespace seamark {

// One file of a pack, already read. Paths are relative to the pack with forward slashes.
struct PackFile {
  std::string path;
  std::string bytes;
};

// All that is needed to compile; the order of files does not matter.
struct PackSource {
  std::vector<PackFile> files;
};

// Reads, checks and compiles a pack. Null when `diagnostics` has errors; warnings do not stop it.
// The pack's own examples are run by verify_examples() of the engine, not here. Pure: same files,
// same pack, same digest. Cost: about 0.2 s for 25,000 terms.
std::shared_ptr<const CompiledPack> compile_pack(const PackSource& source,
                                                 Diagnostics& diagnostics);

}  // namespace seamark
