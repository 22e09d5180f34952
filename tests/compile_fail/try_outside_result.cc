// SEAMARK_TRY works only in a function that can return the error.
// wanted: cannot convert|could not convert
#include "base/result.h"

seamark::Result<int> half(int n) {
  return n / 2;
}

#ifdef SEAMARK_BAD
int quarter(int n) {
  return SEAMARK_TRY(half(SEAMARK_TRY(half(n))));
}

int main() {
  return quarter(8) - 2;
}
#else
seamark::Result<int> quarter(int n) {
  return half(SEAMARK_TRY(half(n)));
}

int main() {
  return quarter(8).ok() ? 0 : 1;
}
#endif
