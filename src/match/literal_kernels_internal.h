#pragma once

#include <cstddef>
#include <cstdint>

#include "match/literal_tables_internal.h"

namespace seamark {

// What the window kernels read. Arrays may be read 32 units past `last`, and 4 bytes past the
// weights.
struct WindowJob {
  const char16_t* units;
  HashBits bitmap;        // words may be null: nothing is queued
  const int8_t* weights;  // or null
  uint32_t weight_shift;  // 32 - bits
};

// Writes the positions in [first, last) whose window is in the bitmap, in any order, to `queue`
// (room for last - first + 16) and returns their number; adds the weights of all windows to `sum`.
using ScanWindows = size_t (*)(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                               int64_t* sum);

// Which of the 64 units at `units` may start a short term: perhaps too many. May read 64 more.
using ShortStarts = uint64_t (*)(const char16_t* units, const ShortFilter& filter);

// What the word kernel reads: the text, and what is known of words, pairs of words and the first
// three units of words.
struct WordJob {
  const char16_t* units;
  HashBits token;
  HashBits pair;
  const uint8_t* prefix;  // LiteralTables::prefixes
};

constexpr size_t kWordsMax = 257;  // in a block of 512 units, with one from the block before

// The hashes of the words of a block, and which words passed.
struct WordQueues {
  uint32_t hashes[kWordsMax + 1];  // hashes[i + 1] of word i; hashes[0]: of the word before
  uint32_t tokens[kWordsMax + 1];
  uint32_t pairs[kWordsMax + 1];  // by the second word
  uint32_t prefixes[kWordsMax + 1];
  uint32_t token_count;
  uint32_t pair_count;
  uint32_t prefix_count;
};

struct LiteralKernels {
  ScanWindows windows;
  ShortStarts shorts;
  // Where runs of set bits start and end in `count` rows, the first of which is of unit `first`.
  // `carry`: the bit before. Their number.
  size_t (*edges)(const uint64_t* rows, uint32_t first, size_t count, uint64_t* carry,
                  uint32_t* edges);
  // Fills the queues for the words [edges[0], edges[1]), [edges[2], edges[3]) …; hashes[0] is
  // given.
  void (*words)(const WordJob& job, const uint32_t* edges, uint32_t count, WordQueues& queues);
};

extern const LiteralKernels kLiteralScalar;
extern const LiteralKernels kLiteralAvx2;
extern const LiteralKernels kLiteralAvx512;

size_t scan_windows_scalar(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum);
uint64_t short_starts_scalar(const char16_t* units, const ShortFilter& filter);
size_t scan_windows_avx2(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                         int64_t* sum);
uint64_t short_starts_avx2(const char16_t* units, const ShortFilter& filter);
size_t scan_windows_avx512(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum);

// The whole scan with given kernels: what LiteralSet::scan does after choosing them. `tables` may
// be null.
void scan_literals(const LiteralTables* tables, const FoldedText& text,
                   const WindowWeights* weights, const LiteralKernels& kernels, LiteralScan& out);

}  // namespace seamark
