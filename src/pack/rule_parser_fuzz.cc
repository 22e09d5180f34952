#include <cstddef>
#include <cstdint>

#include "pack/compile.h"
#include "pack/expression_text.h"
#include "pack/pack_files_test.h"

namespace seamark {

// Any bytes as a .rule file of a small pack: read, bound, compiled, and what compiled printed back.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  PackSource source = test::tiny_pack();
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
  test::put(source, "rules/a.rule", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  const auto pack = compile_pack(source, diagnostics);
  test::format_all(diagnostics);
  if (pack != nullptr) {
    for (const Rule& rule : pack->rules) {
      expression_text(*pack, rule.when);
    }
  }
  return 0;
}

}  // namespace seamark
