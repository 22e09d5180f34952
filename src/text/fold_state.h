#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/folded_text.h"

// What the fold kernels of this room share. Everything here is out of line, so that a file compiled
// for AVX never leaves its copy of an inline function to the others.
namespace seamark {

constexpr uint32_t kFoldRows = 7;  // of bits: the lowest of the class bytes
constexpr size_t kFoldClassBytes = kFoldUnitsMax + 256;

// One fold under way. `classes` holds, for each unit, bits 16–23 of its table entry.
// Invariant: `out` has room for size + (length - at) units.
struct FoldState {
  const uint8_t* source = nullptr;
  size_t length = 0;  // bytes that will be read
  size_t at = 0;      // next byte
  char16_t* units = nullptr;
  uint32_t* offsets = nullptr;
  uint8_t* classes = nullptr;  // kFoldClassBytes of the caller
  size_t size = 0;             // units made
  uint32_t seen = 0;           // all entry bits met
  uint32_t flags = 0;          // TextFlag
  size_t mark_unit = 0;        // size when the last mark was dropped
  size_t mark_count = 0;       // marks dropped since that unit
  bool mark_blocked = false;   // a further mark does not compose with its base
  size_t invisible_unit = 0;   // size when a suspicious format character was dropped; 0: none
  FoldedText* out = nullptr;
  uint64_t* rows[kFoldRows] =
      {};  // word, digit, latin, lookalike, altered, line_end, space: set by fold_end
};

// Caps the source and makes room.
void fold_begin(FoldState& state, std::string_view utf8, FoldedText& out, uint8_t* classes);

// Folds code points until state.at >= until (or the text is truncated: state.length shrinks to
// state.at).
void fold_until(FoldState& state, size_t until);

// Applies one table entry that is more than a plain unit: space, drop, expansion, composition.
// `offset` is the byte of `code_point`.
void fold_special(FoldState& state, uint32_t entry, uint32_t code_point, size_t offset);

// Folds the code point at byte `offset`. state.at stays, unless the text is truncated here.
void fold_point_at(FoldState& state, size_t offset);

// Writes flags, end marks and padding, and finds the rows; their bits are left to the caller.
void fold_end(FoldState& state);

// Bit rows from classes; clears what an earlier, longer text of `rows_before` units left.
void fold_rows_scalar(FoldState& state, size_t rows_before);

// Zeroes the words of each row from the text's last word to those of a text of `rows_before` units.
void fold_clear_rows(FoldedText& out, size_t rows_before);

void fold_avx2(std::string_view utf8, FoldedText& out);
void fold_avx512(std::string_view utf8, FoldedText& out);

}  // namespace seamark
