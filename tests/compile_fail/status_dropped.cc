// Nor does a dropped Status.
// wanted: ignoring returned value.*nodiscard
#include "base/result.h"

seamark::Status check(int n) {
  if (n < 0) {
    return seamark::Error(seamark::ErrorCode::kInvalid, "negative number");
  }
  return seamark::ok_status();
}

int main() {
#ifdef SEAMARK_BAD
  check(-1);
#else
  return check(1).ok() ? 0 : 1;
#endif
}
