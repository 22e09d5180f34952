#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pack/compile.h"
#include "pack/pack_files_test.h"

namespace seamark {

// Any bytes as a whole pack: files apart by lines `=== path`.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr std::string_view kMark = "=== ";
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  PackSource source;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with(kMark)) {
      source.files.push_back({std::string(line.substr(kMark.size())), ""});
    } else if (!source.files.empty()) {
      source.files.back().bytes += line;
      source.files.back().bytes += '\n';
    }
  }
  Diagnostics diagnostics;
  compile_pack(source, diagnostics);
  test::format_all(diagnostics);
  return 0;
}

}  // namespace seamark
