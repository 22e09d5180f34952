// The fold with AVX2, 32 bytes at a time.
//
// ASCII blocks are lowered, classed and widened in registers. In other blocks masks find the code
// points and prove them well formed; a code point is worked out at every byte, and those that begin
// there are moved to the front with a shuffle per 8 bytes. A chunk of them is then looked up by
// plain loads (gathers cost more on many processors), and stored 8 at a time. Whatever is not plain
// goes to fold_special, and blocks with ill-formed bytes to fold_until: the rules live in
// fold_scalar.cc. No inline function of another header may be instantiated here: it would carry
// AVX code to other files.
#include <immintrin.h>

#include "text/fold_class.h"
#include "text/fold_state.h"
#include "text/fold_table.h"

namespace seamark {

namespace {

constexpr size_t kBlock = 32;
constexpr size_t kReach = kBlock + 4;  // bytes that a block may read
constexpr size_t kLanes = 8;           // 32-bit lanes of a register
constexpr size_t kChunkMax = 512;      // code points folded in one go

struct Block {
  const uint8_t* bytes;  // kReach of them are readable
  size_t size;           // up to kBlock
  bool last;             // nothing follows
};

__m256i load(const void* p) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(p));
}

void store(void* p, __m256i v) {
  _mm256_storeu_si256(static_cast<__m256i*>(p), v);
}

uint32_t mask_of(__m256i v) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(v));
}

// Read from memory: out of numbers in the code it takes three instructions, at every use.
__m256i set8(int value) {
  return _mm256_set1_epi32(static_cast<int>(kFoldRepeated[static_cast<uint32_t>(value) & 0xFFU]));
}

__m256i set32(uint32_t value) {
  return _mm256_set1_epi32(static_cast<int>(value));
}

// The union of 8 lanes.
uint32_t any_bits(__m256i v) {
  __m128i some = _mm_or_si128(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
  some = _mm_or_si128(some, _mm_unpackhi_epi64(some, some));
  some = _mm_or_si128(some, _mm_srli_epi64(some, 32));
  return static_cast<uint32_t>(_mm_cvtsi128_si32(some));
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

// A block as ASCII: what each byte folds to, and its class byte. Other bytes come out as they are,
// with no class.
struct AsciiFold {
  __m256i units;
  __m256i classes;
  uint32_t spaces;
};

[[gnu::always_inline]] inline AsciiFold as_ascii(__m256i bytes) {
  const __m256i line_end = in_range(bytes, 0x0A, 4);
  const __m256i space = _mm256_or_si256(
      _mm256_or_si256(in_range(bytes, 0x09, 5), _mm256_cmpeq_epi8(bytes, set8(' '))),
      _mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()));
  const __m256i upper = in_range(bytes, 'A', 26);
  const __m256i raised = _mm256_or_si256(bytes, _mm256_and_si256(upper, set8(0x20)));
  const __m256i letter = in_range(raised, 'a', 26);
  const __m256i digit = in_range(bytes, '0', 10);
  const __m256i lowered = _mm256_blendv_epi8(raised, set8(' '), space);
  const __m256i grave = _mm256_cmpeq_epi8(bytes, set8('`'));
  return {_mm256_blendv_epi8(lowered, set8('\''), grave),
          _mm256_or_si256(
              _mm256_or_si256(_mm256_and_si256(letter, set8((kFoldWord | kFoldLatin) >> 16U)),
                              _mm256_and_si256(digit, set8((kFoldWord | kFoldDigit) >> 16U))),
              _mm256_or_si256(_mm256_and_si256(space, set8(kFoldSpace >> 16U)),
                              _mm256_and_si256(line_end, set8(kFoldLineEnd >> 16U)))),
          mask_of(space)};
}

// Whether white space at `spaces`, bytes of a block, follows other white space.
bool must_squeeze(const FoldState& state, uint32_t spaces) {
  const uint32_t before =
      state.size > 0 && (state.classes[state.size - 1] & (kFoldSpace >> 16U)) != 0 ? 1U : 0U;
  return (spaces & ((spaces << 1U) | before)) != 0;
}

// Folds `size` ASCII bytes; false, and nothing done, if white space must be squeezed among them.
bool fold_ascii(FoldState& state, __m256i bytes, size_t size) {
  const AsciiFold ascii = as_ascii(bytes);
  if (must_squeeze(state, ascii.spaces & low_bits(size))) {
    return false;
  }
  store_ascii(state, ascii.units, ascii.classes);
  state.size += size;
  state.at += size;
  return true;
}

// Where code points begin in a block, if it is well formed.
struct Starts {
  uint32_t bits = 0;
  size_t size = 0;  // bytes that hold whole code points
  bool valid = false;
  uint32_t leads = 0;       // of two bytes or more
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
  starts.leads = lead;
  starts.long_forms = lead3 != 0;
  if ((wanted >> block.size) != 0) {  // the last code point goes on in the next block
    const uint32_t cut = 31U - _lzcnt_u32(lead);
    starts.bits &= low_bits(cut);
    starts.leads &= low_bits(cut);
    starts.size = cut;
    bad |= block.last || block.size < kBlock ? 1U : 0U;
  }
  starts.valid = bad == 0;
  return starts;
}

// Which bytes of 16-bit lanes to keep, for each set of 8 lanes; they move to the front.
struct Compressions {
  alignas(16) uint8_t bytes[256][16];
};

constexpr Compressions kCompressions = [] {
  Compressions made{};
  for (uint32_t kept = 0; kept < 256; ++kept) {
    uint32_t to = 0;
    for (uint32_t lane = 0; lane < 8; ++lane) {
      if (((kept >> lane) & 1U) != 0) {
        made.bytes[kept][to] = static_cast<uint8_t>(2 * lane);
        made.bytes[kept][to + 1] = static_cast<uint8_t>(2 * lane + 1);
        to += 2;
      }
    }
    for (; to < 16; ++to) {
      made.bytes[kept][to] = 0x80;
    }
  }
  return made;
}();

// The places of the set bits of each byte, first to last; the rest is not used.
struct Places {
  alignas(8) uint8_t of[256][8];
};

constexpr Places kPlaces = [] {
  Places made{};
  for (uint32_t kept = 0; kept < 256; ++kept) {
    uint32_t to = 0;
    for (uint32_t place = 0; place < 8; ++place) {
      if (((kept >> place) & 1U) != 0) {
        made.of[kept][to++] = static_cast<uint8_t>(place);
      }
    }
  }
  return made;
}();

// What each of 32 last bytes of a code point is in a page of 64.
[[gnu::always_inline]] inline __m256i look_up_page(const uint8_t* page, __m256i lasts) {
  __m256i quarters[4];
  for (int i = 0; i < 4; ++i) {
    const __m128i table = _mm_load_si128(reinterpret_cast<const __m128i*>(page + 16 * i));
    quarters[i] = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), lasts);
  }
  const __m256i bit4 = _mm256_slli_epi16(lasts, 3);
  const __m256i bit5 = _mm256_slli_epi16(lasts, 2);
  return _mm256_blendv_epi8(_mm256_blendv_epi8(quarters[0], quarters[1], bit4),
                            _mm256_blendv_epi8(quarters[2], quarters[3], bit4), bit5);
}

__m256i last_six_bits(const uint8_t* p) {
  return _mm256_and_si256(load(p), set8(0x3F));
}

// `letters`, and those of a page where `here` is set.
[[gnu::always_inline]] inline __m256i with_page(__m256i letters, __m256i here, uint32_t page,
                                                __m256i lasts) {
  return _mm256_or_si256(letters,
                         _mm256_and_si256(here, look_up_page(kFoldLatinPages[page], lasts)));
}

// The ASCII letters of the accented Latin letters that begin at each byte; 0 elsewhere. All leads
// are C3 if `plainest`.
__m256i plain_letters(const uint8_t* p, __m256i bytes, const Starts& starts, bool plainest) {
  const __m256i seconds = last_six_bits(p + 1);
  const __m256i none = _mm256_setzero_si256();
  __m256i letters = with_page(none, _mm256_cmpeq_epi8(bytes, set8(0xC3)), 0, seconds);
  if (!plainest) {
    letters = with_page(letters, _mm256_cmpeq_epi8(bytes, set8(0xC4)), 1, seconds);
    letters = with_page(letters, _mm256_cmpeq_epi8(bytes, set8(0xC5)), 2, seconds);
    letters = with_page(letters, _mm256_cmpeq_epi8(bytes, set8(0xC6)), 3, seconds);
  }
  if (starts.long_forms) {  // U+1E80–U+1EFF
    const __m256i thirds = last_six_bits(p + 2);
    const __m256i lead = _mm256_cmpeq_epi8(bytes, set8(0xE1));
    const __m256i first = _mm256_and_si256(lead, _mm256_cmpeq_epi8(seconds, set8(0x3A)));
    const __m256i second = _mm256_and_si256(lead, _mm256_cmpeq_epi8(seconds, set8(0x3B)));
    letters = with_page(letters, first, 4, thirds);
    letters = with_page(letters, second, 5, thirds);
  }
  return letters;
}

// Stores those of 8 units and classes in the low halves whose bits are set; returns their number.
size_t store_kept(FoldState& state, size_t size, __m128i units, __m128i classes, uint32_t kept,
                  __m256i first) {
  const __m128i places = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(kPlaces.of[kept]));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(state.units + size),
                   _mm_cvtepu8_epi16(_mm_shuffle_epi8(units, places)));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(state.classes + size),
                   _mm_shuffle_epi8(classes, places));
  store(state.offsets + size, _mm256_add_epi32(first, _mm256_cvtepu8_epi32(places)));
  return static_cast<size_t>(_mm_popcnt_u32(kept));
}

// Folds a block of ASCII and of Latin letters with accents; false, and nothing done, if it holds
// anything else or white space must be squeezed.
bool fold_latin(FoldState& state, __m256i bytes, const uint8_t* p, const Starts& starts) {
  const AsciiFold ascii = as_ascii(bytes);
  const __m256i plainest = _mm256_cmpeq_epi8(bytes, set8(0xC3));
  const __m256i letters = plain_letters(p, bytes, starts, (starts.leads & ~mask_of(plainest)) == 0);
  const __m256i none = _mm256_cmpeq_epi8(letters, _mm256_setzero_si256());
  if ((mask_of(none) & starts.leads) != 0 || must_squeeze(state, ascii.spaces & starts.bits)) {
    return false;
  }
  const __m256i units = _mm256_blendv_epi8(letters, ascii.units, none);
  const __m256i classes = _mm256_blendv_epi8(set8(kFoldPlainAccent >> 16U), ascii.classes, none);
  const __m128i units_high = _mm256_extracti128_si256(units, 1);
  const __m128i classes_high = _mm256_extracti128_si256(classes, 1);
  const __m128i unit_groups[4] = {_mm256_castsi256_si128(units),
                                  _mm_unpackhi_epi64(_mm256_castsi256_si128(units), units_high),
                                  units_high, _mm_unpackhi_epi64(units_high, units_high)};
  const __m128i class_groups[4] = {
      _mm256_castsi256_si128(classes),
      _mm_unpackhi_epi64(_mm256_castsi256_si128(classes), classes_high), classes_high,
      _mm_unpackhi_epi64(classes_high, classes_high)};
  __m256i first = set32(static_cast<uint32_t>(state.at));
  size_t size = state.size;
  for (uint32_t i = 0; i < 4; ++i) {
    const uint32_t kept = (starts.bits >> (8 * i)) & 0xFFU;
    size += store_kept(state, size, unit_groups[i], class_groups[i], kept, first);
    first = _mm256_add_epi32(first, set32(8));
  }
  state.size = size;
  state.at += starts.size;
  return true;
}

// Code points found and not yet folded. Those above U+FFFF stand as kFoldFourBytes.
struct Chunk {
  size_t size = 0;
  uint16_t points[kChunkMax + 2 * kLanes];
  uint16_t offsets[kChunkMax + kLanes];           // of sources up to kFoldSourceBytesMax
  uint32_t entries[kLanes + kChunkMax + kLanes];  // that of the first point at kLanes
};

static_assert(kFoldSourceBytesMax <= 0x10000);

__m256i load_wide(const uint8_t* p) {
  return _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
}

// The code points that begin at each of 16 bytes, whether one does or not.
__m256i short_points(const uint8_t* p) {
  const __m256i first = load_wide(p);
  const __m256i low = _mm256_and_si256(load_wide(p + 1), _mm256_set1_epi16(0x3F));
  const __m256i high = _mm256_slli_epi16(_mm256_and_si256(first, _mm256_set1_epi16(0x1F)), 6);
  const __m256i ascii = _mm256_cmpgt_epi16(_mm256_set1_epi16(0x80), first);
  return _mm256_blendv_epi8(_mm256_or_si256(high, low), first, ascii);
}

__m256i long_points(const uint8_t* p) {
  const __m256i first = load_wide(p);
  const __m256i second = _mm256_and_si256(load_wide(p + 1), _mm256_set1_epi16(0x3F));
  const __m256i third = _mm256_and_si256(load_wide(p + 2), _mm256_set1_epi16(0x3F));
  const __m256i high = _mm256_slli_epi16(_mm256_and_si256(first, _mm256_set1_epi16(0x1F)), 6);
  const __m256i two = _mm256_or_si256(high, second);
  const __m256i three = _mm256_or_si256(_mm256_slli_epi16(two, 6), third);
  const __m256i ascii = _mm256_cmpgt_epi16(_mm256_set1_epi16(0x80), first);
  const __m256i is_three = _mm256_cmpgt_epi16(first, _mm256_set1_epi16(0xDF));
  const __m256i is_four = _mm256_cmpgt_epi16(first, _mm256_set1_epi16(0xEF));
  __m256i points = _mm256_blendv_epi8(two, three, is_three);
  points = _mm256_blendv_epi8(points, first, ascii);
  return _mm256_blendv_epi8(points, _mm256_set1_epi16(static_cast<int16_t>(kFoldFourBytes)),
                            is_four);
}

// Moves those of 8 lanes whose bits are set to the front.
__m128i compress(__m128i lanes, uint32_t kept) {
  return _mm_shuffle_epi8(
      lanes, _mm_load_si128(reinterpret_cast<const __m128i*>(kCompressions.bytes[kept])));
}

// Appends the code points that begin in a block, whose first byte is `at`.
void append_block(Chunk& chunk, const uint8_t* bytes, const Starts& starts, size_t at) {
  const __m256i low = starts.long_forms ? long_points(bytes) : short_points(bytes);
  const __m256i high = starts.long_forms ? long_points(bytes + 16) : short_points(bytes + 16);
  const __m128i points[4] = {_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1),
                             _mm256_castsi256_si128(high), _mm256_extracti128_si256(high, 1)};
  __m128i offsets = _mm_add_epi16(_mm_set1_epi16(static_cast<int16_t>(at)),
                                  _mm_setr_epi16(0, 1, 2, 3, 4, 5, 6, 7));
  size_t size = chunk.size;
  uint32_t bits = starts.bits;
  for (const __m128i eight : points) {
    const uint32_t kept = bits & 0xFFU;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(chunk.points + size), compress(eight, kept));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(chunk.offsets + size), compress(offsets, kept));
    offsets = _mm_add_epi16(offsets, _mm_set1_epi16(8));
    size += static_cast<size_t>(_mm_popcnt_u32(kept));
    bits >>= 8U;
  }
  chunk.size = size;
}

void look_up(Chunk& chunk) {
  const uint32_t* const table = kFoldEntries;
  const size_t size = chunk.size;
  store(chunk.points + size, _mm256_setzero_si256());
  uint32_t* const entries = chunk.entries + kLanes;
  for (size_t i = 0; i < size; i += 4) {
    uint64_t four = 0;
    __builtin_memcpy(&four, chunk.points + i, 8);
    entries[i] = table[four & 0xFFFFU];
    entries[i + 1] = table[(four >> 16U) & 0xFFFFU];
    entries[i + 2] = table[(four >> 32U) & 0xFFFFU];
    entries[i + 3] = table[four >> 48U];
  }
  store(entries + size, _mm256_setzero_si256());
}

// Set lanes are those of 8 entries that may not be stored as they are after those `before`.
__m256i troubles(__m256i entries, __m256i before) {
  const __m256i special = _mm256_and_si256(entries, set32(kFoldDrop | kFoldExpand));
  const __m256i pairs =
      _mm256_or_si256(_mm256_and_si256(entries, set32(kFoldSpace)),
                      _mm256_and_si256(_mm256_srli_epi32(entries, 1), set32(kFoldComposeFirst)));
  return _mm256_or_si256(special, _mm256_and_si256(pairs, before));
}

// The first lane that is not zero. REQUIRES: there is one.
uint32_t first_lane(__m256i v) {
  const __m256i none = _mm256_cmpeq_epi32(v, _mm256_setzero_si256());
  return _tzcnt_u32(~static_cast<uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(none))));
}

// Stores entries from `i` on as they are, up to the first that is not plain; returns its place, or
// the size of the chunk.
size_t store_plain(FoldState& state, const Chunk& chunk, size_t i, __m256i& seen) {
  const size_t begin = i;
  const size_t size = chunk.size;
  const uint32_t* const entries = chunk.entries + kLanes;
  char16_t* const units = state.units + state.size - begin;
  uint32_t* const offsets = state.offsets + state.size - begin;
  uint8_t* const classes = state.classes + state.size - begin;
  __m256i all = seen;
  for (; i < size; i += kLanes) {
    const __m256i eight = load(entries + i);
    const __m256i trouble = troubles(eight, load(entries + i - 1));
    const __m256i low = _mm256_and_si256(eight, set32(0xFFFF));
    const __m256i high = _mm256_and_si256(_mm256_srli_epi32(eight, 16), set32(0xFF));
    const __m256i both = _mm256_permute4x64_epi64(_mm256_packus_epi32(low, high), 0xD8);
    const __m128i wide = _mm256_extracti128_si256(both, 1);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(units + i), _mm256_castsi256_si128(both));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(classes + i), _mm_packus_epi16(wide, wide));
    store(offsets + i, _mm256_cvtepu16_epi32(
                           _mm_loadu_si128(reinterpret_cast<const __m128i*>(chunk.offsets + i))));
    if (_mm256_testz_si256(trouble, trouble) == 0) {
      const uint32_t plain = first_lane(trouble);
      const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
      all = _mm256_or_si256(all, _mm256_and_si256(eight, _mm256_cmpgt_epi32(set32(plain), lanes)));
      i += plain;
      break;
    }
    all = _mm256_or_si256(all, eight);
  }
  i = i < size ? i : size;
  state.size += i - begin;
  seen = all;
  return i;
}

// Stands for the last unit's entry; it may compose for all that the classes tell.
uint32_t last_entry(const FoldState& state) {
  return state.size == 0
             ? 0
             : kFoldComposeFirst | (static_cast<uint32_t>(state.classes[state.size - 1]) << 16U);
}

// Folds code point `i`, which is not plain. False if the text was truncated there.
bool fold_trouble(FoldState& state, Chunk& chunk, size_t i) {
  const size_t offset = chunk.offsets[i];
  if (chunk.points[i] == kFoldFourBytes) {
    fold_point_at(state, offset);
  } else {
    fold_special(state, chunk.entries[kLanes + i], chunk.points[i], offset);
  }
  chunk.entries[kLanes + i] = last_entry(state);
  return state.length != offset;
}

// Folds what the chunk holds and empties it.
void flush(FoldState& state, Chunk& chunk) {
  look_up(chunk);
  chunk.entries[kLanes - 1] = last_entry(state);
  __m256i seen = _mm256_setzero_si256();
  size_t i = store_plain(state, chunk, 0, seen);
  while (i < chunk.size && fold_trouble(state, chunk, i)) {
    i = store_plain(state, chunk, i + 1, seen);
  }
  chunk.size = 0;
  state.seen |= any_bits(seen);
}

// Where code points begin in a block of at most two bytes each, as find_starts would say; not valid
// for other blocks either, nor for one cut short.
Starts find_short_starts(__m256i v, const Block& block) {
  Starts starts;
  const uint32_t within = low_bits(block.size);
  const uint32_t high = mask_of(v) & within;
  const __m256i leads = _mm256_min_epu8(_mm256_max_epu8(v, set8(0xC2)), set8(0xDF));
  const uint32_t lead = mask_of(_mm256_cmpeq_epi8(leads, v)) & within;
  const uint32_t tail = mask_of(_mm256_cmpgt_epi8(set8(0xC0), v)) & high;
  const uint32_t cut = lead >> (block.size - 1);
  starts.bits = within & ~tail & ~(cut << (block.size - 1));
  starts.leads = lead & starts.bits;
  starts.size = block.size - cut;
  starts.valid = (lead | tail) == high && ((lead << 1U) & within) == tail &&
                 (cut == 0 || !(block.last || block.size < kBlock));
  return starts;
}

// Whether all leads are those of Latin letters: C3–C6 or E1.
bool may_be_latin(__m256i bytes, const Starts& starts) {
  const __m256i pages = _mm256_min_epu8(_mm256_max_epu8(bytes, set8(0xC3)), set8(0xC6));
  const __m256i latin =
      _mm256_or_si256(_mm256_cmpeq_epi8(pages, bytes), _mm256_cmpeq_epi8(bytes, set8(0xE1)));
  return (starts.leads & ~mask_of(latin)) == 0;
}

// Folds what waits in the chunk; false if the text was truncated there.
bool flush_waiting(FoldState& state, Chunk& chunk) {
  if (chunk.size > 0) {
    flush(state, chunk);
  }
  return state.at < state.length;
}

[[gnu::noinline]] void fold_mixed(FoldState& state, Chunk& chunk, __m256i bytes,
                                  const Block& block) {
  Starts starts = find_short_starts(bytes, block);
  if (!starts.valid) {
    starts = find_starts(bytes, block);
  }
  if (!starts.valid) {
    if (flush_waiting(state, chunk)) {
      fold_until(state, state.at + block.size);
    }
    return;
  }
  if (may_be_latin(bytes, starts) &&
      (!flush_waiting(state, chunk) || fold_latin(state, bytes, block.bytes, starts))) {
    return;
  }
  append_block(chunk, block.bytes, starts, state.at);
  state.at += starts.size;
  if (chunk.size > kChunkMax - kBlock) {
    flush(state, chunk);
  }
}

[[gnu::always_inline]] inline void fold_block(FoldState& state, Chunk& chunk, const Block& block) {
  const __m256i bytes = load(block.bytes);
  if ((mask_of(bytes) & low_bits(block.size)) == 0 &&
      (!flush_waiting(state, chunk) || fold_ascii(state, bytes, block.size))) {
    return;
  }
  fold_mixed(state, chunk, bytes, block);
}

constexpr size_t kEnd = 2 * kBlock;

// The next block. One that ends too near the end of the text to be read as it stands is copied.
Block next_block(const FoldState& state, uint8_t (&copy)[2 * kEnd]) {
  const size_t left = state.length - state.at;
  const uint8_t* bytes = state.source + state.at;
  if (left < kReach) {
    store(copy + kEnd, _mm256_setzero_si256());
    if (state.length >= kEnd) {  // the end of the text, whatever is left of it
      const uint8_t* const end = bytes + left - kEnd;
      store(copy, load(end));
      store(copy + kBlock, load(end + kBlock));
    } else {
      __builtin_memcpy(copy + kEnd - left, bytes, left);
    }
    bytes = copy + kEnd - left;
  }
  return {bytes, left < kBlock ? left : kBlock, left <= kBlock};
}

void rows_avx2(FoldState& state, size_t rows_before) {
  for (size_t at = 0; at < state.size; at += 64) {
    // The last row's bit to the highest, then one bit up for each row before.
    __m256i first = _mm256_slli_epi16(load(state.classes + at), 8 - kFoldRows);
    __m256i second = _mm256_slli_epi16(load(state.classes + at + 32), 8 - kFoldRows);
    for (uint32_t row = kFoldRows; row-- > 0;) {
      state.rows[row][at / 64] = mask_of(first) | (static_cast<uint64_t>(mask_of(second)) << 32U);
      first = _mm256_add_epi8(first, first);
      second = _mm256_add_epi8(second, second);
    }
  }
  fold_clear_rows(*state.out, rows_before);
}

}  // namespace

void fold_avx2(std::string_view utf8, FoldedText& out) {
  uint8_t classes[kFoldClassBytes];
  Chunk chunk;
  const size_t rows_before = out.size;
  FoldState state;
  fold_begin(state, utf8, out, classes);
  uint8_t copy[2 * kEnd];
  while (state.at < state.length) {
    fold_block(state, chunk, next_block(state, copy));
    if (state.at >= state.length && chunk.size > 0) {
      flush(state, chunk);
    }
  }
  fold_end(state);
  rows_avx2(state, rows_before);
}

}  // namespace seamark
