// The fold with AVX2, 32 bytes at a time.
//
// ASCII stretches are lowered, classed and widened in registers. In other blocks masks find the
// code points and prove them well formed at once, and a loop without branches on the script looks
// each one up; there are no gathers, which cost more than scalar loads on many processors. Whatever
// is not plain goes to fold_special, and blocks with ill-formed bytes to fold_until: the rules live
// in fold_scalar.cc. No inline function of another header may be instantiated here: it would carry
// AVX code to other files.
#include <immintrin.h>

#include "text/fold_class.h"
#include "text/fold_state.h"
#include "text/fold_table.h"

namespace seamark {

namespace {

constexpr size_t kBlock = 32;
constexpr size_t kReach = kBlock + 4;  // bytes that a block may read
constexpr size_t kAsciiWorthwhile = 8;
constexpr int kDense = 6;  // bytes above 0x7F in a block that is walked whole

struct Block {
  const uint8_t* bytes;  // kReach of them are readable
  size_t size;           // up to kBlock
  bool last;             // nothing follows
};

__m256i load(const uint8_t* p) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
}

uint32_t mask_of(__m256i v) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(v));
}

__m256i set8(int value) {
  return _mm256_set1_epi8(static_cast<char>(value));
}

uint32_t low_bits(size_t count) {
  return _bzhi_u32(~0U, static_cast<uint32_t>(count));
}

// Bytes in [low, low + count) of 0–0x7F.
__m256i in_range(__m256i v, int low, int count) {
  const __m256i moved = _mm256_sub_epi8(v, set8(low));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(moved, set8(count - 1)), moved);
}

// Units 0–31 of an ASCII block, and where each came from.
void store_ascii(FoldState& state, __m256i lowered, __m256i classes) {
  char16_t* units = state.units + state.size;
  const __m128i first = _mm256_castsi256_si128(lowered);
  const __m128i second = _mm256_extracti128_si256(lowered, 1);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(units), _mm256_cvtepu8_epi16(first));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(units + 16), _mm256_cvtepu8_epi16(second));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(state.classes + state.size), classes);
  __m256i offset = _mm256_add_epi32(_mm256_set1_epi32(static_cast<int>(state.at)),
                                    _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
  for (size_t i = 0; i < kBlock; i += 8) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(state.offsets + state.size + i), offset);
    offset = _mm256_add_epi32(offset, _mm256_set1_epi32(8));
  }
}

// Folds `size` ASCII bytes; false, and nothing done, if white space must be squeezed among them.
bool fold_ascii(FoldState& state, __m256i bytes, size_t size) {
  const __m256i line_end = in_range(bytes, 0x0A, 4);
  const __m256i space = _mm256_or_si256(
      _mm256_or_si256(in_range(bytes, 0x09, 5), _mm256_cmpeq_epi8(bytes, set8(' '))),
      _mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()));
  const uint32_t spaces = mask_of(space) & low_bits(size);
  const uint32_t before =
      state.size > 0 && (state.classes[state.size - 1] & (kFoldSpace >> 16U)) != 0 ? 1U : 0U;
  if ((spaces & ((spaces << 1U) | before)) != 0) {
    return false;
  }
  const __m256i upper = in_range(bytes, 'A', 26);
  const __m256i raised = _mm256_or_si256(bytes, _mm256_and_si256(upper, set8(0x20)));
  const __m256i letter = in_range(raised, 'a', 26);
  const __m256i digit = in_range(bytes, '0', 10);
  __m256i lowered = _mm256_blendv_epi8(raised, set8(' '), space);
  lowered = _mm256_blendv_epi8(lowered, set8('\''), _mm256_cmpeq_epi8(bytes, set8('`')));
  const __m256i classes = _mm256_or_si256(
      _mm256_or_si256(_mm256_and_si256(letter, set8((kFoldWord | kFoldLatin) >> 16U)),
                      _mm256_and_si256(digit, set8((kFoldWord | kFoldDigit) >> 16U))),
      _mm256_or_si256(_mm256_and_si256(space, set8(kFoldSpace >> 16U)),
                      _mm256_and_si256(line_end, set8(kFoldLineEnd >> 16U))));
  store_ascii(state, lowered, classes);
  state.size += size;
  state.at += size;
  return true;
}

// Where code points begin in a block, if it is well formed.
struct Starts {
  uint32_t bits = 0;
  size_t size = 0;  // bytes that hold whole code points
  bool valid = false;
  bool long_forms = false;  // of three or four bytes
};

// Second bytes that make an overlong form, a surrogate or a number past U+10FFFF.
uint32_t bad_seconds(__m256i v, uint32_t tail) {
  const uint32_t below_a0 = mask_of(_mm256_cmpgt_epi8(set8(0xA0), v)) & tail;
  const uint32_t below_90 = mask_of(_mm256_cmpgt_epi8(set8(0x90), v)) & tail;
  const uint32_t e0 = mask_of(_mm256_cmpeq_epi8(v, set8(0xE0))) << 1U;
  const uint32_t ed = mask_of(_mm256_cmpeq_epi8(v, set8(0xED))) << 1U;
  const uint32_t f0 = mask_of(_mm256_cmpeq_epi8(v, set8(0xF0))) << 1U;
  const uint32_t f4 = mask_of(_mm256_cmpeq_epi8(v, set8(0xF4))) << 1U;
  return (e0 & below_a0) | (ed & tail & ~below_a0) | (f0 & below_90) | (f4 & tail & ~below_90);
}

Starts find_starts(__m256i v, const Block& block) {
  Starts starts;
  const uint32_t within = low_bits(block.size);
  const uint32_t high = mask_of(v) & within;
  const uint32_t tail = mask_of(_mm256_cmpgt_epi8(set8(0xC0), v)) & high;
  const uint32_t lead = high & ~tail;
  const uint32_t lead3 = mask_of(_mm256_cmpgt_epi8(v, set8(0xDF))) & lead;
  const uint32_t lead4 = mask_of(_mm256_cmpgt_epi8(v, set8(0xEF))) & lead;
  const uint64_t wanted = (static_cast<uint64_t>(lead) << 1U) |
                          (static_cast<uint64_t>(lead3) << 2U) |
                          (static_cast<uint64_t>(lead4) << 3U);
  uint32_t bad = mask_of(_mm256_cmpgt_epi8(set8(0xC2), v)) & lead;
  bad |= static_cast<uint32_t>(wanted) & within & ~tail;
  bad |= tail & ~static_cast<uint32_t>(wanted);
  if (lead3 != 0) {
    bad |= mask_of(_mm256_cmpgt_epi8(v, set8(0xF4))) & lead;
    bad |= bad_seconds(v, tail);
  }
  starts.bits = within & ~tail;
  starts.size = block.size;
  starts.long_forms = lead3 != 0;
  if ((wanted >> block.size) != 0) {  // the last code point goes on in the next block
    const uint32_t cut = 31U - _lzcnt_u32(lead);
    starts.bits &= low_bits(cut);
    starts.size = cut;
    bad |= block.last || block.size < kBlock ? 1U : 0U;
  }
  starts.valid = bad == 0;
  return starts;
}

uint32_t load4(const uint8_t* p) {
  uint32_t value = 0;
  __builtin_memcpy(&value, p, 4);
  return value;
}

// The code point at the low end of four well-formed bytes.
uint32_t decode4(uint32_t w) {
  if (w % 256 >= 0xF0) {
    return ((w & 0x07U) << 18U) | ((w << 4U) & 0x3F000U) | ((w >> 10U) & 0xFC0U) |
           ((w >> 24U) & 0x3FU);
  }
  const uint32_t two = ((w & 0x1FU) << 6U) | ((w >> 8U) & 0x3FU);
  const uint32_t three = ((w & 0x0FU) << 12U) | ((w >> 2U) & 0xFC0U) | ((w >> 16U) & 0x3FU);
  const uint32_t several = (w & 0x20U) != 0 ? three : two;
  return (w & 0x80U) != 0 ? several : w & 0x7FU;
}

uint32_t decode2(uint32_t w) {
  const uint32_t two = ((w & 0x1FU) << 6U) | ((w >> 8U) & 0x3FU);
  return (w & 0x80U) != 0 ? two : w & 0x7FU;
}

// What decides whether an entry may be stored as it is after the entry `before`.
uint32_t trouble(uint32_t entry, uint32_t before) {
  return (entry & (kFoldDrop | kFoldExpand)) | (entry & before & kFoldSpace) |
         ((entry >> 1U) & before & kFoldComposeFirst);
}

uint32_t last_entry(const FoldState& state) {
  return state.size == 0
             ? 0
             : kFoldComposeFirst | (static_cast<uint32_t>(state.classes[state.size - 1]) << 16U);
}

// False if the text was truncated at this code point.
bool fold_special_at(FoldState& state, uint32_t entry, uint32_t code_point, size_t offset) {
  fold_special(state, entry, code_point, offset);
  return state.length != offset;
}

template <bool kLong>
void fold_points(FoldState& state, const Block& block, const Starts& starts) {
  const size_t base = state.at;
  const uint8_t* const bytes = block.bytes;
  const uint16_t* const pages = kFoldPages;
  const uint32_t* const entries = kFoldEntries;
  // Copies, because a store to `classes` could otherwise change the pointers themselves.
  char16_t* units = state.units;
  uint32_t* offsets = state.offsets;
  uint8_t* const classes = state.classes;
  size_t size = state.size;
  uint32_t before = last_entry(state);
  uint32_t seen = state.seen;
  for (uint32_t bits = starts.bits; bits != 0; bits = _blsr_u32(bits)) {
    const uint32_t place = _tzcnt_u32(bits);
    const uint32_t w = load4(bytes + place);
    const uint32_t code_point = kLong ? decode4(w) : decode2(w);
    const size_t index =
        kLong ? pages[code_point >> 6U] * size_t{64} + (code_point & 63U) : size_t{code_point};
    uint32_t entry = entries[index];
    if (__builtin_expect(trouble(entry, before) != 0, 0)) {
      state.size = size;
      if (!fold_special_at(state, entry, code_point, base + place)) {
        state.seen |= seen;
        return;
      }
      units = state.units;
      offsets = state.offsets;
      size = state.size;
      before = last_entry(state);
      continue;
    }
    if (kLong && code_point > 0xFFFF) {
      entry |= (entry & 0xFFFFU) == 0 ? supplementary_unit(code_point) : 0;
    }
    units[size] = static_cast<char16_t>(entry);
    offsets[size] = static_cast<uint32_t>(base + place);
    classes[size] = static_cast<uint8_t>(entry >> 16U);
    before = entry;
    seen |= entry;
    ++size;
  }
  state.size = size;
  state.seen |= seen;
  state.at = base + starts.size;
}

void fold_mixed(FoldState& state, __m256i bytes, const Block& block) {
  const Starts starts = find_starts(bytes, block);
  if (!starts.valid) {
    fold_until(state, state.at + block.size);
  } else if (starts.long_forms) {
    fold_points<true>(state, block, starts);
  } else {
    fold_points<false>(state, block, starts);
  }
}

void fold_block(FoldState& state, Block block) {
  const __m256i bytes = load(block.bytes);
  const uint32_t high = mask_of(bytes) & low_bits(block.size);
  const size_t ascii = high == 0 ? block.size : _tzcnt_u32(high);
  if (ascii >= kAsciiWorthwhile || high == 0) {
    if (fold_ascii(state, bytes, ascii)) {
      return;
    }
  } else if (_mm_popcnt_u32(high) <= kDense) {
    // A lone accent: no further than its end, to be back at ASCII soon.
    const size_t end = ascii + _tzcnt_u32(~(high >> ascii));
    block.size = end < block.size ? end : block.size;
  }
  fold_mixed(state, bytes, block);
}

void rows_avx2(FoldState& state, size_t rows_before) {
  for (size_t at = 0; at < state.size; at += 64) {
    const __m256i first = load(state.classes + at);
    const __m256i second = load(state.classes + at + 32);
    for (int row = 0; row < 6; ++row) {
      const __m128i shift = _mm_cvtsi32_si128(7 - row);
      const uint64_t low = mask_of(_mm256_sll_epi16(first, shift));
      const uint64_t high = mask_of(_mm256_sll_epi16(second, shift));
      state.rows[row][at / 64] = low | (high << 32U);
    }
  }
  fold_clear_rows(*state.out, rows_before);
}

}  // namespace

void fold_avx2(std::string_view utf8, FoldedText& out) {
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
    uint8_t tail[64] = {};
    __builtin_memcpy(tail, block.bytes, left);
    fold_block(state, {tail, block.size, block.last});
  }
  fold_end(state);
  rows_avx2(state, rows_before);
}

}  // namespace seamark
