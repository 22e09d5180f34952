// An Error that is made and forgotten does not compile.
// wanted: ignoring (returned value|the returned).*nodiscard
#include "base/result.h"

seamark::Error odd_number() {
  return seamark::Error(seamark::ErrorCode::kInvalid, "odd number");
}

int main() {
#ifdef SEAMARK_BAD
  odd_number();
#else
  return odd_number().message().empty() ? 1 : 0;
#endif
}
