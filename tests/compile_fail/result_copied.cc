// A Result is moved, never copied: its error has one owner.
// wanted: use of deleted function
#include <utility>

#include "base/result.h"

int main() {
  seamark::Result<int> first = 1;
#ifdef SEAMARK_BAD
  seamark::Result<int> second = first;
#else
  seamark::Result<int> second = std::move(first);
#endif
  return second.ok() ? 0 : 1;
}
