#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "signals/classifier/classifier_signal.h"
#include "signals/model_file.h"

// The bytes as a model file, and as the content of one, so that the digest does not hide the rest.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const seamark::ModelFormat format = {.magic = "SMCLSF\r\n", .name = "classifier model"};
  for (const std::string& file : {std::string(bytes), seamark::make_model_file(bytes, format)}) {
    auto signal = seamark::classifier::ClassifierSignal::create(file);
    if (!signal.ok() || file.empty()) {
      continue;
    }
    seamark::LiteralScan scan;
    scan.weight_sum = 127 * 65536;
    scan.windows = 65536;
    SEAMARK_CHECK(std::isfinite(signal.value().log_odds(scan)));
  }
  return 0;
}
