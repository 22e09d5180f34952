#include "text/fold.h"

#include "text/fold_state.h"

namespace seamark {

void fold(std::string_view utf8, FoldedText& out, SimdLevel level) {
  switch (level) {
    case SimdLevel::kAvx512:
      fold_avx512(utf8, out);
      return;
    case SimdLevel::kAvx2:
      fold_avx2(utf8, out);
      return;
    case SimdLevel::kScalar:
      fold_scalar(utf8, out);
      return;
  }
}

}  // namespace seamark
