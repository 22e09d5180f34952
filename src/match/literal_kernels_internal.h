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

struct ShortJob {
  const char16_t* units;
  const uint64_t* word;  // FoldedText::word
  uint32_t size;
  const ShortFilter* filter;
};

// Writes the positions in [first, last) where a short term may start: all of them, and perhaps
// more. REQUIRES: `first` is a multiple of 64.
using ScanShort = size_t (*)(const ShortJob& job, uint32_t first, uint32_t last, uint32_t* queue);

struct LiteralKernels {
  ScanWindows windows;
  ScanShort shorts;
};

size_t scan_windows_scalar(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum);
size_t scan_short_scalar(const ShortJob& job, uint32_t first, uint32_t last, uint32_t* queue);
size_t scan_windows_avx2(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                         int64_t* sum);
size_t scan_short_avx2(const ShortJob& job, uint32_t first, uint32_t last, uint32_t* queue);
size_t scan_windows_avx512(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum);

// The whole scan with given kernels: what LiteralSet::scan does after choosing them. `tables` may
// be null.
void scan_literals(const LiteralTables* tables, const FoldedText& text,
                   const WindowWeights* weights, const LiteralKernels& kernels, LiteralScan& out);

}  // namespace seamark
