#include "pack/pack_digest.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "base/digest.h"

namespace seamark {

std::string pack_digest(const PackSource& source) {
  std::vector<const PackFile*> files;
  for (const PackFile& file : source.files) {
    if (file.path != "CARD.md" && !file.path.starts_with("tests/")) {
      files.push_back(&file);
    }
  }
  std::sort(files.begin(), files.end(), [](const PackFile* a, const PackFile* b) {
    return std::tie(a->path, a->bytes) < std::tie(b->path, b->bytes);
  });
  std::string content = "seamark pack 1\n";
  for (const PackFile* file : files) {
    content += fmt::format("{} {}\n{} {}\n", file->path.size(), file->path, file->bytes.size(),
                           to_hex(sha256(file->bytes)));
  }
  return "sha256:" + to_hex(sha256(content));
}

}  // namespace seamark
