#include <cstddef>
#include <cstdint>

#include "pack/compile.h"
#include "pack/pack_files_test.h"

namespace seamark {

// Any bytes as a lexicon of a small pack.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  PackSource source = test::tiny_pack();
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
  test::put(source, "lexicon/fr.tsv", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  compile_pack(source, diagnostics);
  test::format_all(diagnostics);
  return 0;
}

}  // namespace seamark
