// One pass over a line, 64 bytes at a time: quotes, backslashes, control bytes, and UTF-8.
//
// UTF-8 is judged by neighbours. Each ill-formed pair of bytes belongs to a class that is a product
// of three sets: high and low half of the first byte, high half of the second. A table per half
// holds a bit per class, so the AND of three shuffles names the classes of all pairs; two
// continuation bytes in a row are an error unless a lead of three or four bytes stands before them.
// No inline function of another header may be instantiated here: it would carry AVX code to other
// files.
#include <immintrin.h>

#include "connect/json_index_internal.h"

namespace seamark::json {
namespace {

constexpr size_t kBlock = 64;

// Sets of half bytes: bit i is the value i.
struct IllFormed {
  uint32_t first_high;
  uint32_t first_low;
  uint32_t second_high;
};

constexpr uint32_t kAny = 0xFFFF;
constexpr uint32_t kAscii = 0x00FF;
constexpr uint32_t kContinuation = 0x0F00;
constexpr uint32_t kLead = 0xF000;

// The last class must be two continuations: its bit is the sign of a byte.
constexpr IllFormed kIllFormed[8] = {
    {kLead, kAny, kAscii | kLead},         // a lead alone
    {kAscii, kAny, kContinuation},         // a continuation alone
    {0x1000, 0x0003, kContinuation},       // C0, C1: two bytes for ASCII
    {0x4000, 0x0001, 0x0300},              // E0 80 to E0 9F: three bytes for less than U+0800
    {0x4000, 0x2000, 0x0C00},              // ED A0 to ED BF: surrogates
    {0x8000, 0xFFE1, 0x0100},              // F0 80: four bytes for less; F5 to FF: no lead
    {0x8000, 0xFFF0, 0x0E00},              // F4 90 and above: beyond U+10FFFF
    {kContinuation, kAny, kContinuation},  // two continuations
};

struct Table {
  alignas(16) uint8_t classes[16];
};

constexpr Table make_table(uint32_t IllFormed::*set) {
  Table table{};
  for (int half = 0; half < 16; ++half) {
    for (int i = 0; i < 8; ++i) {
      const bool in_set = ((kIllFormed[i].*set) >> half & 1U) != 0;
      table.classes[half] =
          static_cast<uint8_t>(table.classes[half] | (in_set ? 1U << static_cast<unsigned>(i) : 0));
    }
  }
  return table;
}

constexpr Table kFirstHigh = make_table(&IllFormed::first_high);
constexpr Table kFirstLow = make_table(&IllFormed::first_low);
constexpr Table kSecondHigh = make_table(&IllFormed::second_high);

__m256i set8(int value) {
  return _mm256_set1_epi8(static_cast<char>(value));
}

__m256i load(const char* p) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
}

__m256i load_table(const Table& table) {
  return _mm256_broadcastsi128_si256(
      _mm_load_si128(reinterpret_cast<const __m128i*>(table.classes)));
}

uint64_t mask_of(__m256i low, __m256i high) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(low)) |
         static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_epi8(high))) << 32U;
}

__m256i high_half(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), set8(0x0F));
}

// Nonzero at the second byte of an ill-formed pair. `before`: the 32 bytes before.
__m256i ill_formed(__m256i bytes, __m256i before) {
  const __m256i joint = _mm256_permute2x128_si256(before, bytes, 0x21);
  const __m256i first = _mm256_alignr_epi8(bytes, joint, 15);
  const __m256i two_before = _mm256_alignr_epi8(bytes, joint, 14);
  const __m256i three_before = _mm256_alignr_epi8(bytes, joint, 13);
  const __m256i classes = _mm256_and_si256(
      _mm256_and_si256(
          _mm256_shuffle_epi8(load_table(kFirstHigh), high_half(first)),
          _mm256_shuffle_epi8(load_table(kFirstLow), _mm256_and_si256(first, set8(0x0F)))),
      _mm256_shuffle_epi8(load_table(kSecondHigh), high_half(bytes)));
  // The sign is set where a third or fourth byte has to stand.
  const __m256i wanted = _mm256_or_si256(_mm256_subs_epu8(two_before, set8(0xE0 - 0x80)),
                                         _mm256_subs_epu8(three_before, set8(0xF0 - 0x80)));
  return _mm256_xor_si256(_mm256_and_si256(wanted, set8(0x80)), classes);
}

class Scanner {
 public:
  explicit Scanner(uint16_t* out) : first_(out), out_(out) {}

  void block(__m256i low, __m256i high, size_t at) {
    least_ = _mm256_min_epu8(least_, _mm256_min_epu8(low, high));
    check_utf8(low, high);
    const __m256i quote = set8('"');
    const __m256i slash = set8('\\');
    uint64_t quotes = mask_of(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote));
    const __m256i slashes_low = _mm256_cmpeq_epi8(low, slash);
    const __m256i slashes_high = _mm256_cmpeq_epi8(high, slash);
    const __m256i any = _mm256_or_si256(slashes_low, slashes_high);
    if (_mm256_testz_si256(any, any) == 0 || escaped_ != 0) {
      quotes &= ~escaped_bytes(mask_of(slashes_low, slashes_high), at);
    }
    put(quotes, at);
  }

  QuoteScan finish() const {
    QuoteScan scan = scan_;
    scan.count = static_cast<size_t>(out_ - first_);
    const __m256i control = _mm256_cmpeq_epi8(_mm256_max_epu8(least_, set8(0x20)), least_);
    scan.valid =
        _mm256_testz_si256(ill_formed_, ill_formed_) != 0 && _mm256_movemask_epi8(control) == -1;
    return scan;
  }

 private:
  void check_utf8(__m256i low, __m256i high) {
    const __m256i either = _mm256_or_si256(_mm256_or_si256(low, high), before_);
    if (_mm256_movemask_epi8(either) != 0) {
      ill_formed_ = _mm256_or_si256(
          ill_formed_, _mm256_or_si256(ill_formed(low, before_), ill_formed(high, low)));
    }
    before_ = high;
  }

  // The bytes behind a backslash that is not itself behind one.
  uint64_t escaped_bytes(uint64_t slashes, size_t at) {
    uint64_t escaped = escaped_;
    escaped_ = 0;
    if (scan_.first_escape == ~size_t{0}) {
      scan_.first_escape = at + _tzcnt_u64(slashes);
    }
    for (slashes &= ~escaped; slashes != 0;) {
      const uint64_t next = _blsi_u64(slashes) << 1U;
      escaped_ = next == 0 ? 1 : 0;
      escaped |= next;
      slashes = _blsr_u64(slashes) & ~next;
    }
    return escaped;
  }

  void put(uint64_t bits, size_t at) {
    constexpr size_t kAtOnce = 8;
    const auto count = static_cast<size_t>(_mm_popcnt_u64(bits));
    volatile uint16_t* to = out_;  // one store each: put together in a vector they take longer
    out_ += count;
    do {
      for (size_t i = 0; i < kAtOnce; ++i) {
        to[i] = static_cast<uint16_t>(at + _tzcnt_u64(bits));
        bits = _blsr_u64(bits);
      }
      to += kAtOnce;
    } while (bits != 0);
  }

  QuoteScan scan_;
  uint16_t* first_;
  uint16_t* out_;
  uint64_t escaped_ = 0;  // 1: the first byte of the next block is behind a backslash
  __m256i before_ = _mm256_setzero_si256();
  __m256i ill_formed_ = _mm256_setzero_si256();
  __m256i least_ = set8(0xFF);
};

}  // namespace

QuoteScan scan_quotes_avx2(const char* line, size_t size, uint16_t* out) {
  Scanner scanner(out);
  size_t at = 0;
  for (; at + kBlock <= size; at += kBlock) {
    scanner.block(load(line + at), load(line + at + 32), at);
  }
  // What lies behind the end is read as spaces.
  alignas(32) static constexpr char kOrder[kBlock] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  const __m256i left = set8(static_cast<int>(size - at));
  const __m256i space = set8(' ');
  scanner.block(
      _mm256_blendv_epi8(space, load(line + at), _mm256_cmpgt_epi8(left, load(kOrder))),
      _mm256_blendv_epi8(space, load(line + at + 32), _mm256_cmpgt_epi8(left, load(kOrder + 32))),
      at);
  return scanner.finish();
}

}  // namespace seamark::json
