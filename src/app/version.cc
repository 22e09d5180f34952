#include <fmt/format.h>

#include "api/json_writer.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/version_number.h"
#include "base/cpu.h"

namespace seamark::app {

int run_version(const Arguments&, const Settings& settings) {
  const std::string_view level = simd_level_name(best_simd_level());
  if (settings.format == OutputFormat::kPretty) {
    return write_out(fmt::format("seamark {} ({})\n", kVersion, level)) ? kDone : kInternal;
  }
  api::JsonBuffer out;
  api::JsonWriter json(out);
  json.open('{');
  json.text_member("version", kVersion);
  json.text_member("kernels", level);
  json.close('}');
  out.push_back('\n');
  return write_out({out.data(), out.size()}) ? kDone : kInternal;
}

}  // namespace seamark::app
