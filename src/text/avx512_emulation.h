#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// The AVX-512 intrinsics that fold_avx512.cc uses, in plain C++ after the instruction set's
// description, so that tests run the very kernel on any processor. For tests only.
namespace seamark {

struct V512 {
  uint8_t bytes[64];
};

struct V256 {
  uint8_t bytes[32];
};

struct V128 {
  uint8_t bytes[16];
};

using Mask64 = uint64_t;
using Mask16 = uint16_t;

template <typename T, typename V>
T lane(const V& v, size_t i) {
  T value;
  std::memcpy(&value, v.bytes + i * sizeof(T), sizeof(T));
  return value;
}

template <typename T, typename V>
void set_lane(V& v, size_t i, T value) {
  std::memcpy(v.bytes + i * sizeof(T), &value, sizeof(T));
}

// Lane by lane over 32-bit lanes.
template <typename Op>
V512 map32(const V512& a, const V512& b, Op op) {
  V512 out{};
  for (size_t i = 0; i < 16; ++i) {
    set_lane<uint32_t>(out, i, op(lane<uint32_t>(a, i), lane<uint32_t>(b, i)));
  }
  return out;
}

template <typename Test>
Mask64 test8(const V512& a, const V512& b, Test test) {
  Mask64 mask = 0;
  for (size_t i = 0; i < 64; ++i) {
    mask |= Mask64{test(a.bytes[i], b.bytes[i])} << i;
  }
  return mask;
}

template <typename Test>
Mask16 test32(const V512& a, const V512& b, Test test) {
  uint32_t mask = 0;
  for (size_t i = 0; i < 16; ++i) {
    mask |= uint32_t{test(lane<uint32_t>(a, i), lane<uint32_t>(b, i))} << i;
  }
  return static_cast<Mask16>(mask);
}

inline V512 mm512_loadu(const void* p) {
  V512 v;
  std::memcpy(v.bytes, p, 64);
  return v;
}

inline void mm512_storeu(void* p, const V512& v) {
  std::memcpy(p, v.bytes, 64);
}

inline void mm256_storeu(void* p, const V256& v) {
  std::memcpy(p, v.bytes, 32);
}

inline void mm_storeu(void* p, const V128& v) {
  std::memcpy(p, v.bytes, 16);
}

inline V512 mm512_set1_epi8(int value) {
  V512 v;
  std::memset(v.bytes, value, 64);
  return v;
}

inline V512 mm512_set1_epi32(uint32_t value) {
  V512 v{};
  for (size_t i = 0; i < 16; ++i) {
    set_lane<uint32_t>(v, i, value);
  }
  return v;
}

inline Mask64 mm512_movepi8_mask(const V512& v) {
  return test8(v, v, [](uint8_t a, uint8_t) { return a >= 0x80; });
}

inline Mask64 mm512_cmpeq_epi8_mask(const V512& a, const V512& b) {
  return test8(a, b, [](uint8_t x, uint8_t y) { return x == y; });
}

inline Mask64 mm512_cmplt_epu8_mask(const V512& a, const V512& b) {
  return test8(a, b, [](uint8_t x, uint8_t y) { return x < y; });
}

inline V512 mm512_mask_blend_epi8(Mask64 mask, const V512& a, const V512& b) {
  V512 out{};
  for (size_t i = 0; i < 64; ++i) {
    out.bytes[i] = ((mask >> i) & 1U) != 0 ? b.bytes[i] : a.bytes[i];
  }
  return out;
}

inline V512 mm512_sub_epi8(const V512& a, const V512& b) {
  V512 out{};
  for (size_t i = 0; i < 64; ++i) {
    out.bytes[i] = static_cast<uint8_t>(a.bytes[i] - b.bytes[i]);
  }
  return out;
}

inline V512 mm512_or_si512(const V512& a, const V512& b) {
  return map32(a, b, [](uint32_t x, uint32_t y) { return x | y; });
}

inline V512 mm512_and_si512(const V512& a, const V512& b) {
  return map32(a, b, [](uint32_t x, uint32_t y) { return x & y; });
}

inline V512 mm512_maskz_compress_epi8(Mask64 mask, const V512& v) {
  V512 out{};
  size_t to = 0;
  for (size_t i = 0; i < 64; ++i) {
    if (((mask >> i) & 1U) != 0) {
      out.bytes[to++] = v.bytes[i];
    }
  }
  return out;
}

// Bytes 16 * part to 16 * part + 15.
inline V128 mm512_extracti32x4(const V512& v, size_t part) {
  V128 out;
  std::memcpy(out.bytes, v.bytes + 16 * part, 16);
  return out;
}

inline V512 mm512_cvtepu8_epi32(const V128& v) {
  V512 out{};
  for (size_t i = 0; i < 16; ++i) {
    set_lane<uint32_t>(out, i, v.bytes[i]);
  }
  return out;
}

inline V256 mm256_cvtepu8_epi16(const V128& v) {
  V256 out{};
  for (size_t i = 0; i < 16; ++i) {
    set_lane<uint16_t>(out, i, v.bytes[i]);
  }
  return out;
}

inline V256 mm512_cvtepi32_epi16(const V512& v) {
  V256 out{};
  for (size_t i = 0; i < 16; ++i) {
    set_lane<uint16_t>(out, i, static_cast<uint16_t>(lane<uint32_t>(v, i)));
  }
  return out;
}

inline V128 mm512_cvtepi32_epi8(const V512& v) {
  V128 out{};
  for (size_t i = 0; i < 16; ++i) {
    out.bytes[i] = static_cast<uint8_t>(lane<uint32_t>(v, i));
  }
  return out;
}

inline V512 mm512_add_epi32(const V512& a, const V512& b) {
  return map32(a, b, [](uint32_t x, uint32_t y) { return x + y; });
}

inline V512 mm512_mullo_epi32(const V512& a, const V512& b) {
  return map32(a, b, [](uint32_t x, uint32_t y) { return x * y; });
}

inline V512 mm512_slli_epi32(const V512& a, uint32_t count) {
  return map32(a, a, [count](uint32_t x, uint32_t) { return x << count; });
}

inline V512 mm512_srli_epi32(const V512& a, uint32_t count) {
  return map32(a, a, [count](uint32_t x, uint32_t) { return x >> count; });
}

inline Mask16 mm512_cmpge_epu32_mask(const V512& a, const V512& b) {
  return test32(a, b, [](uint32_t x, uint32_t y) { return x >= y; });
}

inline Mask16 mm512_test_epi32_mask(const V512& a, const V512& b) {
  return test32(a, b, [](uint32_t x, uint32_t y) { return (x & y) != 0; });
}

inline V512 mm512_mask_mov_epi32(const V512& otherwise, Mask16 mask, const V512& v) {
  V512 out = otherwise;
  for (size_t i = 0; i < 16; ++i) {
    if (((mask >> i) & 1U) != 0) {
      set_lane<uint32_t>(out, i, lane<uint32_t>(v, i));
    }
  }
  return out;
}

inline V512 mm512_maskz_mov_epi32(Mask16 mask, const V512& v) {
  return mm512_mask_mov_epi32(V512{}, mask, v);
}

// Lanes 15 of `low`, then 0–14 of `high`.
inline V512 mm512_alignr15_epi32(const V512& high, const V512& low) {
  V512 out{};
  std::memcpy(out.bytes, low.bytes + 60, 4);
  std::memcpy(out.bytes + 4, high.bytes, 60);
  return out;
}

inline V512 mm512_gather16(const V512& index, const uint16_t* table) {
  V512 out{};
  for (size_t i = 0; i < 16; ++i) {
    uint32_t value = 0;
    std::memcpy(&value, table + lane<uint32_t>(index, i), 4);
    set_lane<uint32_t>(out, i, value);
  }
  return out;
}

inline V512 mm512_gather32(const V512& index, const uint32_t* table) {
  V512 out{};
  for (size_t i = 0; i < 16; ++i) {
    set_lane<uint32_t>(out, i, table[lane<uint32_t>(index, i)]);
  }
  return out;
}

}  // namespace seamark
