#pragma once

#include <cstddef>
#include <cstdint>

#include "match/literal_tables_internal.h"

namespace seamark {

// What the window kernels read. Arrays may be read 32 units past `last`, and 4 bytes past the
// weights.
struct WindowJob {
  const char16_t* units;
  const uint32_t* bitmap;  // kAnchorWords
  const int8_t* weights;   // or null
  uint32_t weight_shift;   // 32 - bits
};

// Writes the positions in [first, last) whose window is in the bitmap, in any order, to `queue`
// (room for last - first + 16) and returns their number; adds the weights of all windows to `sum`.
using ScanWindows = size_t (*)(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                               int64_t* sum);

// What 64 units are, one bit each.
struct ShortMasks {
  uint64_t inside;     // may start a short term that need not start at a bound: perhaps too many
  uint64_t ideograph;  // U+3400–U+9FFF
  uint64_t space;
};

// Of the 64 units at `units`; may read 64 more.
using MaskShort = ShortMasks (*)(const char16_t* units, const ShortFilter& filter);

struct LiteralKernels {
  ScanWindows windows;
  MaskShort shorts;
};

size_t scan_windows_scalar(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum);
ShortMasks mask_short_scalar(const char16_t* units, const ShortFilter& filter);
size_t scan_windows_avx2(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                         int64_t* sum);
ShortMasks mask_short_avx2(const char16_t* units, const ShortFilter& filter);
size_t scan_windows_avx512(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum);

// The whole scan with given kernels: what LiteralSet::scan does after choosing them. `tables` may
// be null.
void scan_literals(const LiteralTables* tables, const FoldedText& text,
                   const WindowWeights* weights, const LiteralKernels& kernels, LiteralScan& out);

}  // namespace seamark
