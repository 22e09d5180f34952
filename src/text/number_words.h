#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

// Spelled digits of the first pack's languages (en fr ar ckb fa ps sq vi tr), folded. Private to
// this room.
namespace seamark {

constexpr int kNumberDouble = 10;  // the next digit twice
constexpr int kNumberTriple = 11;
constexpr size_t kNumberWordUnitsMax = 8;

// 0–9, kNumberDouble, kNumberTriple, or -1 if units[0, size) is no number word. Cost: one hash for
// nearly all words.
int number_word(const char16_t* units, size_t size);

// One bit per hash of the first three units of a number word, or of its two.
constexpr size_t kNumberStartWords = 64;
extern const std::array<uint64_t, kNumberStartWords> kNumberStarts;

// The place among kNumberStarts of a word that begins with these; `third` is 0 for words of two.
constexpr uint32_t number_start_hash(uint32_t first, uint32_t second, uint32_t third) {
  return ((first | (second << 16U)) * 0x9E3779B1U + third * 0x85EBCA77U) >> 20U;
}

// False for nearly all words that are no number words. `third` as above.
inline bool may_be_number_word(char16_t first, char16_t second, char16_t third) {
  const uint32_t hash = number_start_hash(first, second, third);
  return ((kNumberStarts[hash / 64] >> (hash % 64)) & 1U) != 0;
}

}  // namespace seamark
