#pragma once

#include <string>
#include <vector>

#include "pack/compiled_pack.h"
#include "pack/source_file.h"

namespace seamark {

// What pack.toml says.
struct PackManifest {
  std::string name;
  std::string version;
  std::vector<std::string> languages;
  std::vector<std::string> owners;
  Thresholds thresholds;
  Calibration calibration;
  double model_cap = 1;
};

// Reads pack.toml; every mistake is reported, and what is missing has its default.
PackManifest read_manifest(SourceFile& file);

}  // namespace seamark
