#pragma once

#include <cstddef>

// Spelled digits of the first pack's languages (en fr ar ckb fa ps sq vi tr), folded. Private to
// this room.
namespace seamark {

constexpr int kNumberDouble = 10;  // the next digit twice
constexpr int kNumberTriple = 11;
constexpr size_t kNumberWordUnitsMax = 8;

// 0–9, kNumberDouble, kNumberTriple, or -1 if units[0, size) is no number word. Cost: one hash for
// nearly all words.
int number_word(const char16_t* units, size_t size);

}  // namespace seamark
