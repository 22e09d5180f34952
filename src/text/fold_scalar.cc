// The reference fold: one code point at a time through the two-stage table.
//
// Most code points are plain: one table entry, one unit. The rest (white space, dropped characters,
// expansions, second halves of a composition) carry a bit that sends them to fold_special. The
// vector kernels do the plain ones their own way and call the same fold_special and fold_until for
// the rest, so there is one place for every rule. Unit classes go to a byte each first; rows of
// bits are made last.
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/fold.h"
#include "text/fold_class.h"
#include "text/fold_state.h"
#include "text/fold_table.h"

namespace seamark {

namespace {

constexpr uint32_t kSpecial = kFoldDrop | kFoldExpand | kFoldComposeSecond | kFoldSpace;
constexpr uint32_t kReplacement = 0xFFFD;
constexpr size_t kMarkFlood = 4;
constexpr uint32_t kAsciiRunMin = 4;  // shorter runs are folded byte by byte

uint8_t class_byte(uint32_t entry) {
  return static_cast<uint8_t>(entry >> 16U);
}

bool is_continuation(uint8_t byte) {
  return (byte & 0xC0U) == 0x80U;
}

struct Decoded {
  uint32_t code_point;
  uint32_t length;
};

// One code point, or U+FFFD for a maximal ill-formed subpart. REQUIRES: available >= 1.
Decoded decode(const uint8_t* p, size_t available) {
  const uint8_t b0 = p[0];
  if (b0 < 0x80) {
    return {b0, 1};
  }
  if (b0 < 0xC2 || b0 > 0xF4) {
    return {kReplacement, 1};
  }
  const uint32_t need = b0 < 0xE0 ? 2 : (b0 < 0xF0 ? 3 : 4);
  uint8_t low = 0x80;
  uint8_t high = 0xBF;
  if (b0 == 0xE0) {
    low = 0xA0;
  } else if (b0 == 0xED) {
    high = 0x9F;
  } else if (b0 == 0xF0) {
    low = 0x90;
  } else if (b0 == 0xF4) {
    high = 0x8F;
  }
  uint32_t code_point = b0 & (0x7FU >> need);
  for (uint32_t i = 1; i < need; ++i) {
    if (i >= available || p[i] < low || p[i] > high) {
      return {kReplacement, i};
    }
    code_point = (code_point << 6U) | (p[i] & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, need};
}

void emit(FoldState& state, uint32_t entry, size_t offset) {
  state.units[state.size] = static_cast<char16_t>(entry);
  state.offsets[state.size] = static_cast<uint32_t>(offset);
  state.classes[state.size] = class_byte(entry);
  state.seen |= entry;
  ++state.size;
}

void emit_space(FoldState& state, uint32_t entry, size_t offset) {
  if (state.size > 0 && (state.classes[state.size - 1] & class_byte(kFoldSpace)) != 0) {
    state.classes[state.size - 1] |= class_byte(entry & kFoldLineEnd);
    return;
  }
  emit(state, entry, offset);
}

void drop_mark(FoldState& state, uint32_t entry, uint32_t code_point) {
  if (state.size == 0) {
    return;
  }
  uint8_t& base = state.classes[state.size - 1];
  if (state.mark_unit != state.size) {
    state.mark_unit = state.size;
    state.mark_count = 0;
    state.mark_blocked = (base & class_byte(kFoldAltered)) != 0;
  }
  if (++state.mark_count > kMarkFlood) {
    state.flags |= kTextMarkFlood;
  }
  if (code_point == 0x20E3 && (base & class_byte(kFoldDigit)) != 0) {
    state.flags |= kTextKeycap;
  }
  const uint32_t kept =
      state.mark_blocked ? 0 : kept_letter(state.units[state.size - 1], code_point);
  if (kept != 0) {
    state.units[state.size - 1] = static_cast<char16_t>(kept);
  } else {
    base |= class_byte(kFoldAltered);
  }
  state.mark_blocked = state.mark_blocked || (entry & kFoldBlocker) != 0;
}

// Whether the character dropped at `invisible_unit` turned out to stand between two word
// characters.
void settle_invisible(FoldState& state) {
  if (state.invisible_unit != 0 && state.invisible_unit < state.size) {
    if ((state.classes[state.invisible_unit] & class_byte(kFoldWord)) != 0) {
      state.flags |= kTextZeroWidth;
    }
    state.invisible_unit = 0;
  }
}

// Joiners and break hints are ordinary in Arabic and Indic spelling, and break hints between Thai
// or Khmer words; between letters of alphabets they only hide.
void drop_invisible(FoldState& state, uint32_t entry) {
  settle_invisible(state);
  if (state.size == 0) {
    return;
  }
  const uint8_t before = state.classes[state.size - 1];
  const char16_t unit = state.units[state.size - 1];
  const bool alphabet = (before & class_byte(kFoldLatin | kFoldLookalike)) != 0;
  const bool right_to_left = (entry & kFoldDropFormat) != 0 && unit >= 0x0590 && unit < 0x0900;
  if ((before & class_byte(kFoldWord)) != 0 && (alphabet || right_to_left)) {
    state.invisible_unit = state.size;
  }
}

void drop(FoldState& state, uint32_t entry, uint32_t code_point) {
  if ((entry & kFoldMark) != 0) {
    drop_mark(state, entry, code_point);
  } else if ((entry & kFoldDropBidi) != 0) {
    state.flags |= kTextBidiControl;
  } else if ((entry & (kFoldDropFormat | kFoldDropJoiner)) != 0) {
    drop_invisible(state, entry);
  }
}

void expand(FoldState& state, uint32_t index, size_t offset) {
  const uint32_t first = kFoldExpansionStarts[index];
  const uint32_t last = kFoldExpansionStarts[index + 1];
  const size_t worst = state.size + (last - first) + (state.length - offset);
  if (worst > kFoldUnitsMax) {
    state.flags |= kTextTruncated;
    state.length = offset;
    state.at = offset;
    return;
  }
  if (worst > state.out->units.capacity() - 64) {
    state.out->reserve(worst);
    state.units = state.out->units.data();
    state.offsets = state.out->offsets.data();
  }
  for (uint32_t i = first; i < last; ++i) {
    const uint32_t entry = kFoldExpansions[i];
    if ((entry & kFoldSpace) != 0) {
      emit_space(state, entry, offset);
    } else {
      emit(state, entry, offset);
    }
  }
}

// The composition of two units, or 0.
uint32_t compose(uint32_t first, uint32_t second) {
  if (first >= 0x1100 && first <= 0x1112 && second >= 0x1161 && second <= 0x1175) {
    return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28;
  }
  if (first >= 0xAC00 && first <= 0xD7A3 && second >= 0x11A8 && second <= 0x11C2) {
    return (first - 0xAC00) % 28 == 0 ? first + (second - 0x11A7) : 0;
  }
  size_t low = 0;
  size_t high = kFoldPairCount;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const FoldPair& pair = kFoldPairs[middle];
    if (pair.first == first && pair.second == second) {
      return pair.composed;
    }
    const bool before = pair.first < first || (pair.first == first && pair.second < second);
    (before ? low : high) = before ? middle + 1 : middle;
  }
  return 0;
}

#if defined(__SSE2__)
// Bytes in [low, low + count) of 0–0x7F.
__m128i in_range(__m128i v, char low, char count) {
  const __m128i moved = _mm_sub_epi8(v, _mm_set1_epi8(low));
  return _mm_cmpeq_epi8(_mm_min_epu8(moved, _mm_set1_epi8(static_cast<char>(count - 1))), moved);
}

__m128i class_where(__m128i where, uint32_t entry) {
  return _mm_and_si128(where, _mm_set1_epi8(static_cast<char>(class_byte(entry))));
}

// Sixteen bytes as ASCII: what each folds to, its class byte, and a bit where white space is.
// Other bytes come out as anything.
struct AsciiRun {
  explicit AsciiRun(__m128i bytes) {
    const __m128i blank = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')),
                                       _mm_cmpeq_epi8(bytes, _mm_setzero_si128()));
    const __m128i space = _mm_or_si128(in_range(bytes, 0x09, 5), blank);
    const __m128i raised =
        _mm_or_si128(bytes, _mm_and_si128(in_range(bytes, 'A', 26), _mm_set1_epi8(0x20)));
    const __m128i letter = in_range(raised, 'a', 26);
    const __m128i grave = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('`'));
    // '`' xor 0x47 is an apostrophe.
    const __m128i lowered = _mm_xor_si128(raised, _mm_and_si128(grave, _mm_set1_epi8(0x47)));
    units =
        _mm_or_si128(_mm_andnot_si128(space, lowered), _mm_and_si128(space, _mm_set1_epi8(' ')));
    classes =
        _mm_or_si128(_mm_or_si128(class_where(letter, kFoldWord | kFoldLatin),
                                  class_where(in_range(bytes, '0', 10), kFoldWord | kFoldDigit)),
                     _mm_or_si128(class_where(space, kFoldSpace),
                                  class_where(in_range(bytes, 0x0A, 4), kFoldLineEnd)));
    spaces = static_cast<uint32_t>(_mm_movemask_epi8(space));
  }

  __m128i units;
  __m128i classes;
  uint32_t spaces;
};

void store(void* p, __m128i v) {
  _mm_storeu_si128(static_cast<__m128i*>(p), v);
}
#endif

// The plain part of a fold in local variables: through a FoldState each store to `classes`, a byte,
// could change the pointers themselves for all that the compiler knows.
class Runner {
 public:
  explicit Runner(FoldState& state) : state_(state) { read(); }

  ~Runner() { write(); }

  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void read() {
    source_ = state_.source;
    length_ = state_.length;
    at_ = state_.at;
    units_ = state_.units;
    offsets_ = state_.offsets;
    classes_ = state_.classes;
    size_ = state_.size;
    before_ = size_ > 0 ? classes_[size_ - 1] : uint8_t{0};
  }

  void write() const {
    state_.at = at_;
    state_.size = size_;
    state_.seen |= seen_;
  }

  // Folds up to sixteen bytes of ASCII; false, and nothing done, if there are only a few, or white
  // space must be squeezed among them.
  bool ascii_run() {
#if defined(__SSE2__)
    if (length_ - at_ < 16) {
      return false;
    }
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(source_ + at_));
    const uint32_t high = static_cast<uint32_t>(_mm_movemask_epi8(bytes)) | 0x10000U;
    if ((high & ((1U << kAsciiRunMin) - 1)) != 0) {
      return false;
    }
    const AsciiRun run(bytes);
    const uint32_t spaces = run.spaces & (high - 1) & ~high;
    const uint32_t after_space = (before_ & class_byte(kFoldSpace)) != 0 ? 1U : 0U;
    if ((spaces & ((spaces << 1U) | after_space)) != 0) {
      return false;
    }
    store(units_ + size_, _mm_unpacklo_epi8(run.units, _mm_setzero_si128()));
    store(units_ + size_ + 8, _mm_unpackhi_epi8(run.units, _mm_setzero_si128()));
    store(classes_ + size_, run.classes);
    __m128i offset =
        _mm_add_epi32(_mm_set1_epi32(static_cast<int>(at_)), _mm_setr_epi32(0, 1, 2, 3));
    for (size_t i = 0; i < 16; i += 4) {
      store(offsets_ + size_ + i, offset);
      offset = _mm_add_epi32(offset, _mm_set1_epi32(4));
    }
    const auto bytes_taken = static_cast<size_t>(__builtin_ctz(high));
    at_ += bytes_taken;
    size_ += bytes_taken;
    before_ = classes_[size_ - 1];
    return true;
#else
    return false;
#endif
  }

  // REQUIRES: the next byte is ASCII, which is never dropped, expanded or composed.
  void ascii() {
    const uint32_t entry = kFoldEntries[source_[at_]];
    const uint8_t now = class_byte(entry);
    if ((now & before_ & class_byte(kFoldSpace)) != 0) {
      before_ |= now;
      classes_[size_ - 1] = before_;
      ++at_;
      return;
    }
    put(entry, 1);
  }

  // A plain code point of two or three bytes; false if the next one is not that.
  bool plain() {
    const uint8_t* p = source_ + at_;
    const size_t left = length_ - at_;
    const uint32_t b0 = p[0];
    if (b0 >= 0xC2 && b0 < 0xE0 && left >= 2 && is_continuation(p[1])) {
      return put_plain(kFoldEntries[((b0 & 0x1FU) << 6U) | (p[1] & 0x3FU)], 2);
    }
    if (b0 > 0xE0 && b0 < 0xED && left >= 3 && is_continuation(p[1]) && is_continuation(p[2])) {
      const size_t high = ((b0 & 0x0FU) << 12U) | ((p[1] & 0x3FU) << 6U);
      return put_plain(kFoldEntries[high | (p[2] & 0x3FU)], 3);
    }
    return false;
  }

  bool at_ascii() const { return source_[at_] < 0x80; }

  bool before(size_t until) const { return at_ < until && at_ < length_; }

 private:
  bool put_plain(uint32_t entry, size_t bytes) {
    if ((entry & kSpecial) != 0) {
      return false;
    }
    put(entry, bytes);
    return true;
  }

  void put(uint32_t entry, size_t bytes) {
    before_ = class_byte(entry);
    units_[size_] = static_cast<char16_t>(entry);
    offsets_[size_] = static_cast<uint32_t>(at_);
    classes_[size_] = before_;
    seen_ |= entry;
    at_ += bytes;
    ++size_;
  }

  FoldState& state_;
  const uint8_t* source_ = nullptr;
  size_t length_ = 0;
  size_t at_ = 0;
  char16_t* units_ = nullptr;
  uint32_t* offsets_ = nullptr;
  uint8_t* classes_ = nullptr;
  size_t size_ = 0;
  uint32_t seen_ = 0;
  uint8_t before_ = 0;
};

void fold_one(FoldState& state) {
  const size_t offset = state.at;
  const Decoded decoded = decode(state.source + offset, state.length - offset);
  state.at += decoded.length;
  uint32_t entry = fold_entry(decoded.code_point);
  if (decoded.code_point == kReplacement &&
      (decoded.length < 3 || state.source[offset + 2] != 0xBD)) {
    state.flags |= kTextInvalidUtf8;
  }
  if ((entry & kSpecial) != 0) {
    fold_special(state, entry, decoded.code_point, offset);
    return;
  }
  if ((entry & 0xFFFFU) == 0) {
    entry |= supplementary_unit(decoded.code_point);
  }
  emit(state, entry, offset);
}

// The rows of 64 class bytes, a word each.
#if defined(__SSE2__)
void rows_of(const uint8_t* classes, uint64_t* bits) {
  for (uint32_t part = 0; part < 64; part += 16) {
    __m128i sixteen = _mm_loadu_si128(reinterpret_cast<const __m128i*>(classes + part));
    sixteen = _mm_slli_epi16(sixteen, 8 - kFoldRows);  // the last row to the highest bit
    for (uint32_t row = kFoldRows; row-- > 0;) {
      bits[row] |= static_cast<uint64_t>(_mm_movemask_epi8(sixteen)) << part;
      sixteen = _mm_add_epi8(sixteen, sixteen);
    }
  }
}
#else
void rows_of(const uint8_t* classes, uint64_t* bits) {
  for (uint32_t i = 0; i < 64; ++i) {
    for (uint32_t row = 0; row < kFoldRows; ++row) {
      bits[row] |= static_cast<uint64_t>((classes[i] >> row) & 1U) << i;
    }
  }
}
#endif

}  // namespace

void fold_begin(FoldState& state, std::string_view utf8, FoldedText& out, uint8_t* classes) {
  size_t length = utf8.size();
  state.source = reinterpret_cast<const uint8_t*>(utf8.data());
  if (length > kFoldSourceBytesMax) {
    state.flags = kTextTruncated;
    length = kFoldSourceBytesMax;
    // Not in the middle of a code point.
    size_t back = 0;
    while (back < 3 && is_continuation(state.source[length - back])) {
      ++back;
    }
    length -= state.source[length - back] >= 0xC0 ? back : 0;
  }
  out.reserve(length);
  state.length = length;
  state.units = out.units.data();
  state.offsets = out.offsets.data();
  state.classes = classes;
  state.out = &out;
}

void fold_special(FoldState& state, uint32_t entry, uint32_t code_point, size_t offset) {
  if ((entry & kFoldDrop) != 0) {
    drop(state, entry, code_point);
  } else if ((entry & kFoldExpand) != 0) {
    expand(state, entry & 0xFFFFU, offset);
  } else if ((entry & kFoldSpace) != 0) {
    emit_space(state, entry, offset);
  } else {
    const uint32_t before = state.size > 0 ? state.units[state.size - 1] : 0U;
    const uint32_t composed = compose(before, entry & 0xFFFFU);
    if (composed != 0) {
      state.units[state.size - 1] = static_cast<char16_t>(composed);
      return;
    }
    if ((entry & 0xFFFFU) == 0) {
      entry |= supplementary_unit(code_point);
    }
    emit(state, entry, offset);
  }
}

void fold_point_at(FoldState& state, size_t offset) {
  const size_t at = state.at;
  state.at = offset;
  fold_one(state);
  state.at = state.length == offset ? offset : at;
}

void fold_until(FoldState& state, size_t until) {
  Runner runner(state);
  while (runner.before(until)) {
    if (runner.at_ascii()) {
      if (!runner.ascii_run()) {
        runner.ascii();
      }
    } else if (!runner.plain()) {
      runner.write();
      fold_one(state);
      runner.read();
    }
  }
}

void fold_end(FoldState& state) {
  settle_invisible(state);
  FoldedText& out = *state.out;
  uint32_t flags = state.flags;
  flags |= (state.seen & kFoldStyled) != 0 ? uint32_t{kTextStyledLetter} : 0;
  flags |= (state.seen & kFoldKeycap) != 0 ? uint32_t{kTextKeycap} : 0;
  flags |= (state.seen & kFoldSupplementary) != 0 ? uint32_t{kTextSupplementary} : 0;
  flags |= (state.seen & kFoldHan) != 0 ? uint32_t{kTextHasHan} : 0;
  flags |= (state.seen & kFoldEmoji) != 0 ? uint32_t{kTextHasEmoji} : 0;
  out.flags = flags;
  out.size = state.size;
  out.source_bytes = static_cast<uint32_t>(state.length);
  state.offsets[state.size] = static_cast<uint32_t>(state.length);
  std::memset(state.units + state.size, 0, 64 * sizeof(char16_t));
  std::memset(state.classes + state.size, 0, 64);
  BitRow* const rows[kFoldRows] = {&out.word,    &out.digit,    &out.latin, &out.lookalike,
                                   &out.altered, &out.line_end, &out.space};
  for (size_t row = 0; row < kFoldRows; ++row) {
    state.rows[row] = rows[row]->words();
  }
}

void fold_clear_rows(FoldedText& out, size_t rows_before) {
  const size_t first = (out.size + 63) / 64;
  const size_t last = (rows_before + 63) / 64;
  if (last > first) {
    const size_t bytes = (last - first) * sizeof(uint64_t);
    for (BitRow* row : {&out.word, &out.digit, &out.latin, &out.lookalike, &out.altered,
                        &out.line_end, &out.space}) {
      std::memset(row->words() + first, 0, bytes);
    }
  }
}

void fold_rows_scalar(FoldState& state, size_t rows_before) {
  FoldedText& out = *state.out;
  const size_t words = (out.size + 63) / 64;
  for (size_t word = 0; word < words; ++word) {
    uint64_t bits[kFoldRows] = {};
    rows_of(state.classes + word * 64, bits);
    for (size_t row = 0; row < kFoldRows; ++row) {
      state.rows[row][word] = bits[row];
    }
  }
  fold_clear_rows(out, rows_before);
}

void fold_scalar(std::string_view utf8, FoldedText& out) {
  uint8_t classes[kFoldClassBytes];
  const size_t rows_before = out.size;
  FoldState state;
  fold_begin(state, utf8, out, classes);
  fold_until(state, state.length);
  fold_end(state);
  fold_rows_scalar(state, rows_before);
}

}  // namespace seamark
