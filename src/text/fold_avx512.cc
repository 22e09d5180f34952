// The fold with AVX-512, 64 bytes at a time (text_engine.md §5.2).
//
// Masks find and validate the code points of a block; vpcompressb brings their first, second, third
// and fourth bytes to the front, and the compressed lane numbers are the source offsets. Then 16
// code points at a time are decoded, looked up with a gather and stored, unless one of them is
// not plain: that one goes to fold_special, the rest of its group one by one. The rules live in
// fold_scalar.cc. Tests compile this file a second time over avx512_emulation.h: hence the short
// names below.
#ifdef SEAMARK_EMULATE_AVX512
#include "text/avx512_emulation.h"
#else
#include <immintrin.h>
#endif
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the undefined registers in its own intrinsics for a mistake of ours.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#include "text/fold_class.h"
#include "text/fold_state.h"
#include "text/fold_table.h"

namespace seamark {

namespace {

#ifndef SEAMARK_EMULATE_AVX512
using V512 = __m512i;
using V256 = __m256i;
using V128 = __m128i;
using Mask64 = __mmask64;
using Mask16 = __mmask16;

V512 mm512_loadu(const void* p) {
  return _mm512_loadu_si512(p);
}

void mm512_storeu(void* p, V512 v) {
  _mm512_storeu_si512(p, v);
}

void mm256_storeu(void* p, V256 v) {
  _mm256_storeu_si256(static_cast<__m256i*>(p), v);
}

void mm_storeu(void* p, V128 v) {
  _mm_storeu_si128(static_cast<__m128i*>(p), v);
}

V512 mm512_set1_epi8(int value) {
  return _mm512_set1_epi8(static_cast<char>(value));
}

V512 mm512_set1_epi32(uint32_t value) {
  return _mm512_set1_epi32(static_cast<int>(value));
}

Mask64 mm512_movepi8_mask(V512 v) {
  return _mm512_movepi8_mask(v);
}

Mask64 mm512_cmpeq_epi8_mask(V512 a, V512 b) {
  return _mm512_cmpeq_epi8_mask(a, b);
}

Mask64 mm512_cmplt_epu8_mask(V512 a, V512 b) {
  return _mm512_cmplt_epu8_mask(a, b);
}

V512 mm512_mask_blend_epi8(Mask64 mask, V512 a, V512 b) {
  return _mm512_mask_blend_epi8(mask, a, b);
}

V512 mm512_sub_epi8(V512 a, V512 b) {
  return _mm512_sub_epi8(a, b);
}

V512 mm512_or_si512(V512 a, V512 b) {
  return _mm512_or_si512(a, b);
}

V512 mm512_and_si512(V512 a, V512 b) {
  return _mm512_and_si512(a, b);
}

V512 mm512_maskz_compress_epi8(Mask64 mask, V512 v) {
  return _mm512_maskz_compress_epi8(mask, v);
}

V128 mm512_extracti32x4(V512 v, size_t part) {
  switch (part) {
    case 0:
      return _mm512_extracti32x4_epi32(v, 0);
    case 1:
      return _mm512_extracti32x4_epi32(v, 1);
    case 2:
      return _mm512_extracti32x4_epi32(v, 2);
    default:
      return _mm512_extracti32x4_epi32(v, 3);
  }
}

V512 mm512_cvtepu8_epi32(V128 v) {
  return _mm512_cvtepu8_epi32(v);
}

V256 mm256_cvtepu8_epi16(V128 v) {
  return _mm256_cvtepu8_epi16(v);
}

V256 mm512_cvtepi32_epi16(V512 v) {
  return _mm512_cvtepi32_epi16(v);
}

V128 mm512_cvtepi32_epi8(V512 v) {
  return _mm512_cvtepi32_epi8(v);
}

V512 mm512_add_epi32(V512 a, V512 b) {
  return _mm512_add_epi32(a, b);
}

V512 mm512_mullo_epi32(V512 a, V512 b) {
  return _mm512_mullo_epi32(a, b);
}

V512 mm512_slli_epi32(V512 a, uint32_t count) {
  return _mm512_slli_epi32(a, count);
}

V512 mm512_srli_epi32(V512 a, uint32_t count) {
  return _mm512_srli_epi32(a, count);
}

Mask16 mm512_cmpge_epu32_mask(V512 a, V512 b) {
  return _mm512_cmpge_epu32_mask(a, b);
}

Mask16 mm512_test_epi32_mask(V512 a, V512 b) {
  return _mm512_test_epi32_mask(a, b);
}

V512 mm512_mask_mov_epi32(V512 otherwise, Mask16 mask, V512 v) {
  return _mm512_mask_mov_epi32(otherwise, mask, v);
}

V512 mm512_maskz_mov_epi32(Mask16 mask, V512 v) {
  return _mm512_maskz_mov_epi32(mask, v);
}

V512 mm512_alignr15_epi32(V512 high, V512 low) {
  return _mm512_alignr_epi32(high, low, 15);
}

V512 mm512_gather16(V512 index, const uint16_t* table) {
  return _mm512_i32gather_epi32(index, table, 2);
}

V512 mm512_gather32(V512 index, const uint32_t* table) {
  return _mm512_i32gather_epi32(index, table, 4);
}
#endif

constexpr size_t kBlock = 64;
constexpr size_t kReach = kBlock + 3;  // bytes that a block may read

constexpr uint8_t kLanes[kBlock] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                                    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
                                    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
                                    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

struct Block {
  const uint8_t* bytes;  // kReach of them are readable
  size_t size;           // up to kBlock
  bool last;             // nothing follows
};

size_t count_bits(uint64_t bits) {
  return static_cast<size_t>(__builtin_popcountll(bits));
}

uint64_t low_bits(size_t count) {
  return count >= 64 ? ~uint64_t{0} : (uint64_t{1} << count) - 1;
}

// Bytes in [low, low + count).
Mask64 in_range(V512 v, int low, int count) {
  return mm512_cmplt_epu8_mask(mm512_sub_epi8(v, mm512_set1_epi8(low)), mm512_set1_epi8(count));
}

Mask64 equal(V512 v, int value) {
  return mm512_cmpeq_epi8_mask(v, mm512_set1_epi8(value));
}

Mask64 below(V512 v, int value) {
  return mm512_cmplt_epu8_mask(v, mm512_set1_epi8(value));
}

void store_offsets(uint32_t* to, V128 places, size_t base) {
  mm512_storeu(to, mm512_add_epi32(mm512_cvtepu8_epi32(places),
                                   mm512_set1_epi32(static_cast<uint32_t>(base))));
}

// Folds a block of ASCII; false, and nothing done, if white space must be squeezed in it.
bool fold_ascii(FoldState& state, V512 bytes, const Block& block) {
  const uint64_t spaces = (in_range(bytes, 0x09, 5) | equal(bytes, ' ') | equal(bytes, 0));
  const bool after_space =
      state.size > 0 && (state.classes[state.size - 1] & (kFoldSpace >> 16U)) != 0;
  const uint64_t inside = spaces & low_bits(block.size);
  if ((inside & ((inside << 1U) | uint64_t{after_space})) != 0) {
    return false;
  }
  const V512 raised = mm512_mask_blend_epi8(in_range(bytes, 'A', 26), bytes,
                                            mm512_or_si512(bytes, mm512_set1_epi8(0x20)));
  V512 lowered = mm512_mask_blend_epi8(spaces, raised, mm512_set1_epi8(' '));
  lowered = mm512_mask_blend_epi8(equal(bytes, '`'), lowered, mm512_set1_epi8('\''));
  V512 classes = mm512_set1_epi8(0);
  classes = mm512_mask_blend_epi8(in_range(raised, 'a', 26), classes,
                                  mm512_set1_epi8((kFoldWord | kFoldLatin) >> 16U));
  classes = mm512_mask_blend_epi8(in_range(bytes, '0', 10), classes,
                                  mm512_set1_epi8((kFoldWord | kFoldDigit) >> 16U));
  classes = mm512_mask_blend_epi8(spaces, classes, mm512_set1_epi8(kFoldSpace >> 16U));
  classes = mm512_mask_blend_epi8(in_range(bytes, 0x0A, 4), classes,
                                  mm512_set1_epi8((kFoldSpace | kFoldLineEnd) >> 16U));
  mm512_storeu(state.classes + state.size, classes);
  const V512 places = mm512_loadu(kLanes);
  for (size_t part = 0; part < 4; ++part) {
    const size_t to = state.size + part * 16;
    mm256_storeu(state.units + to, mm256_cvtepu8_epi16(mm512_extracti32x4(lowered, part)));
    store_offsets(state.offsets + to, mm512_extracti32x4(places, part), state.at);
  }
  state.size += block.size;
  state.at += block.size;
  return true;
}

// Where code points begin in a block, if it is well formed.
struct Starts {
  uint64_t bits = 0;
  size_t size = 0;  // bytes that hold whole code points
  bool valid = false;
};

// Second bytes that make an overlong form, a surrogate or a number past U+10FFFF.
uint64_t bad_seconds(V512 v, uint64_t tail) {
  const uint64_t below_a0 = below(v, 0xA0) & tail;
  const uint64_t below_90 = below(v, 0x90) & tail;
  return ((equal(v, 0xE0) << 1U) & below_a0) | ((equal(v, 0xED) << 1U) & tail & ~below_a0) |
         ((equal(v, 0xF0) << 1U) & below_90) | ((equal(v, 0xF4) << 1U) & tail & ~below_90);
}

Starts find_starts(V512 v, const Block& block) {
  Starts starts;
  const uint64_t within = low_bits(block.size);
  const uint64_t high = mm512_movepi8_mask(v) & within;
  const uint64_t tail = below(v, 0xC0) & high;
  const uint64_t lead = high & ~tail;
  const uint64_t lead3 = lead & ~below(v, 0xE0);
  const uint64_t lead4 = lead & ~below(v, 0xF0);
  const uint64_t wanted = (lead << 1U) | (lead3 << 2U) | (lead4 << 3U);
  uint64_t bad = (below(v, 0xC2) & lead) | (lead & ~below(v, 0xF5));
  bad |= (wanted & within) ^ tail;
  bad |= lead3 != 0 ? bad_seconds(v, tail) : 0;
  // A code point that goes on past the block.
  const size_t size = block.size;
  const bool cut = ((lead >> (size - 1)) & 1U) != 0 ||
                   (size >= 2 && ((lead3 >> (size - 2)) & 1U) != 0) ||
                   (size >= 3 && ((lead4 >> (size - 3)) & 1U) != 0);
  starts.bits = within & ~tail;
  starts.size = size;
  if (cut) {
    starts.size = 63 - static_cast<size_t>(__builtin_clzll(lead));
    starts.bits &= low_bits(starts.size);
    bad |= block.last || size < kBlock ? 1U : 0U;
  }
  starts.valid = bad == 0;
  return starts;
}

// The bytes of a block's code points, each kind moved together.
struct Points {
  V512 bytes[4];
  V512 places;
};

V512 bits_of(V512 v, uint32_t mask) {
  return mm512_and_si512(v, mm512_set1_epi32(mask));
}

// Sixteen code points.
V512 decode(const Points& points, size_t part) {
  V512 b[4];
  for (size_t i = 0; i < 4; ++i) {
    b[i] = mm512_cvtepu8_epi32(mm512_extracti32x4(points.bytes[i], part));
  }
  const V512 t1 = bits_of(b[1], 0x3F);
  const V512 t2 = bits_of(b[2], 0x3F);
  const V512 two = mm512_or_si512(mm512_slli_epi32(bits_of(b[0], 0x1F), 6), t1);
  const V512 three = mm512_or_si512(
      mm512_or_si512(mm512_slli_epi32(bits_of(b[0], 0x0F), 12), mm512_slli_epi32(t1, 6)), t2);
  const V512 four = mm512_or_si512(
      mm512_or_si512(mm512_slli_epi32(bits_of(b[0], 0x07), 18), mm512_slli_epi32(t1, 12)),
      mm512_or_si512(mm512_slli_epi32(t2, 6), bits_of(b[3], 0x3F)));
  V512 out = b[0];
  out = mm512_mask_mov_epi32(out, mm512_cmpge_epu32_mask(b[0], mm512_set1_epi32(0xC0)), two);
  out = mm512_mask_mov_epi32(out, mm512_cmpge_epu32_mask(b[0], mm512_set1_epi32(0xE0)), three);
  return mm512_mask_mov_epi32(out, mm512_cmpge_epu32_mask(b[0], mm512_set1_epi32(0xF0)), four);
}

V512 look_up(V512 code_points) {
  if (mm512_test_epi32_mask(code_points, mm512_set1_epi32(~0xFFFFU)) == 0) {
    return mm512_gather32(code_points, kFoldEntries);
  }
  const V512 pages = bits_of(mm512_gather16(mm512_srli_epi32(code_points, 6), kFoldPages), 0xFFFF);
  const V512 index = mm512_add_epi32(mm512_slli_epi32(pages, 6), bits_of(code_points, 63));
  return mm512_gather32(index, kFoldEntries);
}

// Code points above U+FFFF that fold to themselves get their hash, as supplementary_unit does.
V512 with_hashes(V512 entries, V512 code_points) {
  const auto unit_missing =
      static_cast<Mask16>(~mm512_test_epi32_mask(entries, mm512_set1_epi32(0xFFFF)));
  const auto supplementary = static_cast<Mask16>(
      mm512_test_epi32_mask(entries, mm512_set1_epi32(kFoldSupplementary)) & unit_missing);
  if (supplementary == 0) {
    return entries;
  }
  const V512 mixed =
      mm512_srli_epi32(mm512_mullo_epi32(code_points, mm512_set1_epi32(0x9E3779B1U)), 16);
  const V512 scaled = mm512_srli_epi32(mm512_mullo_epi32(mixed, mm512_set1_epi32(0x1900)), 16);
  const V512 units = mm512_add_epi32(scaled, mm512_set1_epi32(0xE000));
  return mm512_mask_mov_epi32(entries, supplementary, mm512_or_si512(entries, units));
}

uint32_t trouble(uint32_t entry, uint32_t before) {
  return (entry & (kFoldDrop | kFoldExpand)) | (entry & before & kFoldSpace) |
         ((entry >> 1U) & before & kFoldComposeFirst);
}

Mask16 troubles(V512 entries, V512 before) {
  const V512 doubled = bits_of(mm512_and_si512(entries, before), kFoldSpace);
  const V512 composed =
      bits_of(mm512_and_si512(mm512_srli_epi32(entries, 1), before), kFoldComposeFirst);
  const V512 all =
      mm512_or_si512(bits_of(entries, kFoldDrop | kFoldExpand), mm512_or_si512(doubled, composed));
  return mm512_test_epi32_mask(all, all);
}

uint32_t last_entry(const FoldState& state) {
  return state.size == 0
             ? 0
             : kFoldComposeFirst | (static_cast<uint32_t>(state.classes[state.size - 1]) << 16U);
}

// A group that is not all plain. False if the text was truncated in it.
bool fold_one_by_one(FoldState& state, V512 code_points, V512 entries, const uint32_t* offsets,
                     size_t count) {
  uint32_t points[16];
  uint32_t looked_up[16];
  mm512_storeu(points, code_points);
  mm512_storeu(looked_up, entries);
  for (size_t i = 0; i < count; ++i) {
    const uint32_t entry = looked_up[i];
    if (trouble(entry, last_entry(state)) != 0) {
      fold_special(state, entry, points[i], offsets[i]);
      if (state.length == offsets[i]) {
        return false;
      }
      continue;
    }
    state.units[state.size] = static_cast<char16_t>(entry);
    state.offsets[state.size] = offsets[i];
    state.classes[state.size] = static_cast<uint8_t>(entry >> 16U);
    state.seen |= entry;
    ++state.size;
  }
  return true;
}

uint32_t or_of(V512 v) {
  uint32_t lanes[16];
  mm512_storeu(lanes, v);
  uint32_t all = 0;
  for (const uint32_t lane_bits : lanes) {
    all |= lane_bits;
  }
  return all;
}

void fold_points(FoldState& state, const Points& points, size_t count, size_t bytes) {
  const size_t base = state.at;
  V512 before = mm512_set1_epi32(last_entry(state));
  V512 seen = mm512_set1_epi32(0);
  for (size_t part = 0; part * 16 < count; ++part) {
    const size_t here = count - part * 16 < 16 ? count - part * 16 : 16;
    const auto active = static_cast<Mask16>((1U << here) - 1U);
    const V512 code_points = decode(points, part);
    const V512 entries =
        mm512_maskz_mov_epi32(active, with_hashes(look_up(code_points), code_points));
    const V128 places = mm512_extracti32x4(points.places, part);
    if (troubles(entries, mm512_alignr15_epi32(entries, before)) != 0) {
      uint32_t offsets[16];
      store_offsets(offsets, places, base);
      if (!fold_one_by_one(state, code_points, entries, offsets, here)) {
        return;
      }
      before = mm512_set1_epi32(last_entry(state));
      continue;
    }
    mm256_storeu(state.units + state.size, mm512_cvtepi32_epi16(entries));
    store_offsets(state.offsets + state.size, places, base);
    mm_storeu(state.classes + state.size, mm512_cvtepi32_epi8(mm512_srli_epi32(entries, 16)));
    state.size += here;
    seen = mm512_or_si512(seen, entries);
    before = entries;
  }
  state.seen |= or_of(seen);
  state.at = base + bytes;
}

void fold_block(FoldState& state, const Block& block) {
  const V512 bytes = mm512_loadu(block.bytes);
  if ((mm512_movepi8_mask(bytes) & low_bits(block.size)) == 0 && fold_ascii(state, bytes, block)) {
    return;
  }
  const Starts starts = find_starts(bytes, block);
  if (!starts.valid) {
    fold_until(state, state.at + block.size);
    return;
  }
  Points points;
  points.bytes[0] = mm512_maskz_compress_epi8(starts.bits, bytes);
  for (size_t i = 1; i < 4; ++i) {
    points.bytes[i] = mm512_maskz_compress_epi8(starts.bits, mm512_loadu(block.bytes + i));
  }
  points.places = mm512_maskz_compress_epi8(starts.bits, mm512_loadu(kLanes));
  fold_points(state, points, count_bits(starts.bits), starts.size);
}

void make_rows(FoldState& state, size_t rows_before) {
  for (size_t at = 0; at < state.size; at += 64) {
    const V512 classes = mm512_loadu(state.classes + at);
    for (uint32_t row = 0; row < kFoldRows; ++row) {
      // Bits that cross a byte fall below the one that is read.
      state.rows[row][at / 64] = mm512_movepi8_mask(mm512_slli_epi32(classes, 7 - row));
    }
  }
  fold_clear_rows(*state.out, rows_before);
}

}  // namespace

#ifdef SEAMARK_EMULATE_AVX512
void fold_avx512_emulated(std::string_view utf8, FoldedText& out) {
#else
void fold_avx512(std::string_view utf8, FoldedText& out) {
#endif
  uint8_t classes[kFoldClassBytes];
  const size_t rows_before = out.size;
  FoldState state;
  fold_begin(state, utf8, out, classes);
  while (state.at < state.length) {
    const size_t left = state.length - state.at;
    const Block block{state.source + state.at, left < kBlock ? left : kBlock, left <= kBlock};
    if (left >= kReach) {
      fold_block(state, block);
      continue;
    }
    uint8_t tail[kBlock * 2] = {};
    __builtin_memcpy(tail, block.bytes, left);
    fold_block(state, {tail, block.size, block.last});
  }
  fold_end(state);
  make_rows(state, rows_before);
}

}  // namespace seamark
