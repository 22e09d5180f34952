#include "text/number_words.h"

#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace seamark {

namespace {

struct NumberWord {
  std::u16string_view units;
  int value;
};

// By units, for the reader.
constexpr NumberWord kWords[] = {
    {u"alti", 6},    {u"ba", 3},      {u"bay", 7},    {u"bes", 5},    {u"bir", 1},
    {u"bon", 4},     {u"chin", 9},    {u"cinq", 5},   {u"deux", 2},   {u"dokuz", 9},
    {u"dort", 4},    {u"double", 10}, {u"dy", 2},     {u"eight", 8},  {u"five", 5},
    {u"four", 4},    {u"gjashte", 6}, {u"hai", 2},    {u"huit", 8},   {u"iki", 2},
    {u"kater", 4},   {u"khong", 0},   {u"lam", 5},    {u"mot", 1},    {u"nam", 5},
    {u"nente", 9},   {u"neuf", 9},    {u"nine", 9},   {u"nje", 1},    {u"oh", 0},
    {u"one", 1},     {u"pese", 5},    {u"quatre", 4}, {u"sau", 6},    {u"sekiz", 8},
    {u"sept", 7},    {u"seven", 7},   {u"shtate", 7}, {u"sifir", 0},  {u"six", 6},
    {u"tam", 8},     {u"tete", 8},    {u"three", 3},  {u"tre", 3},    {u"tri", 3},
    {u"triple", 11}, {u"trois", 3},   {u"two", 2},    {u"uc", 3},     {u"un", 1},
    {u"une", 1},     {u"yedi", 7},    {u"zero", 0},   {u"اتنين", 2},  {u"اته", 8},
    {u"اثنان", 2},   {u"اثنين", 2},   {u"اربع", 4},   {u"اربعه", 4},  {u"اووه", 7},
    {u"تسع", 9},     {u"تسعه", 9},    {u"تلاته", 3},  {u"تمانيه", 8}, {u"تمنيه", 8},
    {u"تنين", 2},    {u"ثلاث", 3},    {u"ثلاثه", 3},  {u"ثمان", 8},   {u"ثمانيه", 8},
    {u"حهوت", 7},    {u"خمس", 5},     {u"خمسه", 5},   {u"دري", 3},    {u"دو", 2},
    {u"دوه", 2},     {u"دوو", 2},     {u"سبع", 7},    {u"سبعه", 7},   {u"ست", 6},
    {u"سته", 6},     {u"سفر", 0},     {u"سه", 3},     {u"سي", 3},     {u"شش", 6},
    {u"شهش", 6},     {u"شيش", 6},     {u"شپږ", 6},    {u"صفر", 0},    {u"نه", 9},
    {u"نهه", 9},     {u"نو", 9},      {u"هشت", 8},    {u"هفت", 7},    {u"ههشت", 8},
    {u"واحد", 1},    {u"يك", 1},      {u"يهك", 1},    {u"يو", 1},     {u"پنج", 5},
    {u"پنځه", 5},    {u"پينج", 5},    {u"څلور", 4},   {u"چهار", 4},   {u"چوار", 4},
};

// REQUIRES: size >= 2.
constexpr uint32_t word_hash(const char16_t* units, size_t size) {
  const uint32_t last = units[size - 1];
  const uint32_t sum = units[0] * 31U + units[1] * 131U + last * 7U;
  return ((sum + static_cast<uint32_t>(size)) * 0x9E3779B1U) >> 20U;
}

constexpr size_t kSlotCount = 4096;

// At each hash, or after it if that is taken, a number word's place in kWords, plus one.
constexpr auto kSlots = [] {
  static_assert(std::size(kWords) < 255);
  std::array<uint8_t, kSlotCount> slots{};
  uint8_t place = 0;
  for (const NumberWord& word : kWords) {
    size_t slot = word_hash(word.units.data(), word.units.size());
    while (slots[slot] != 0) {
      slot = (slot + 1) % kSlotCount;
    }
    slots[slot] = ++place;
  }
  return slots;
}();

}  // namespace

constexpr std::array<uint64_t, kNumberStartWords> kNumberStarts = [] {
  std::array<uint64_t, kNumberStartWords> starts{};
  for (const NumberWord& word : kWords) {
    const std::u16string_view units = word.units;
    const uint32_t third = units.size() > 2 ? units[2] : 0;
    const uint32_t hash = number_start_hash(units[0], units[1], third);
    starts[hash / 64] |= uint64_t{1} << (hash % 64);
  }
  return starts;
}();

int number_word(const char16_t* units, size_t size) {
  if (size < 2 || size > kNumberWordUnitsMax) {
    return -1;
  }
  size_t slot = word_hash(units, size);
  for (; kSlots[slot] != 0; slot = (slot + 1) % kSlotCount) {
    const NumberWord& word = kWords[kSlots[slot] - 1U];
    if (word.units == std::u16string_view(units, size)) {
      return word.value;
    }
  }
  return -1;
}

}  // namespace seamark
