#include "text/number_words.h"

#include <algorithm>
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

// By units.
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

constexpr uint32_t word_hash(const char16_t* units, size_t size) {
  const uint32_t last = units[size - 1];
  return ((units[0] * 31U + last * 7U + static_cast<uint32_t>(size)) * 0x9E3779B1U) >> 20U;
}

// One bit of 4,096 per hash of a number word: most other words end here.
constexpr auto kFilter = [] {
  std::array<uint64_t, 64> filter{};
  for (const NumberWord& word : kWords) {
    const uint32_t hash = word_hash(word.units.data(), word.units.size());
    filter[hash >> 6U] |= uint64_t{1} << (hash & 63U);
  }
  return filter;
}();

}  // namespace

int number_word(const char16_t* units, size_t size) {
  if (size < 2 || size > kNumberWordUnitsMax) {
    return -1;
  }
  const uint32_t hash = word_hash(units, size);
  if (((kFilter[hash >> 6U] >> (hash & 63U)) & 1U) == 0) {
    return -1;
  }
  const std::u16string_view wanted(units, size);
  const auto* const found = std::lower_bound(
      std::begin(kWords), std::end(kWords), wanted,
      [](const NumberWord& word, std::u16string_view key) { return word.units < key; });
  return found != std::end(kWords) && found->units == wanted ? found->value : -1;
}

}  // namespace seamark
