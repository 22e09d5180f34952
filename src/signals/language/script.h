#pragma once

#include <cstdint>
#include <string_view>

#include "text/folded_text.h"

namespace seamark::language {

// Writing systems told apart here. The numbers stand in model files: append only.
enum class Script : uint8_t {
  kNone = 0,  // no letters, or letters of no script below
  kLatin = 1,
  kCyrillic = 2,
  kArabic = 3,
  kEthiopic = 4,
  kDevanagari = 5,
  kGreek = 6,
  kHebrew = 7,
  kArmenian = 8,
  kGeorgian = 9,
  kBengali = 10,
  kGurmukhi = 11,
  kGujarati = 12,
  kOdia = 13,
  kTamil = 14,
  kTelugu = 15,
  kKannada = 16,
  kMalayalam = 17,
  kSinhala = 18,
  kThai = 19,
  kLao = 20,
  kTibetan = 21,
  kMyanmar = 22,
  kKhmer = 23,
  kHangul = 24,
  kKana = 25,
  kHan = 26,
  kThaana = 27,
  kSyriac = 28,
};

constexpr uint32_t kScripts = 29;

// How much of a text the language signal looks at.
constexpr size_t kLanguageUnits = 96;

// The script of a letter, from the 128 code points it lies among. Constant cost.
Script script_of(char16_t letter);

// The language that a script means when nothing else is known of the text; empty for scripts of
// several languages that are told apart by a model.
std::string_view language_of_script(Script script);

// The script that the first kLanguageUnits of `text` are written in. Latin must have more than
// three letters in four: handles, links and brand names are Latin in every language. Cost: a few ns
// for Latin, about 30 ns otherwise.
Script dominant_script(const FoldedText& text);

}  // namespace seamark::language
