// A Result that nobody looks at does not compile.
// wanted: ignoring returned value.*nodiscard
#include "base/result.h"

seamark::Result<int> half(int n) {
  if (n % 2 != 0) {
    return seamark::Error(seamark::ErrorCode::kInvalid, "odd number");
  }
  return n / 2;
}

int main() {
#ifdef SEAMARK_BAD
  half(3);
#else
  return half(4).ok() ? 0 : 1;
#endif
}
