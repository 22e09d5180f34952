#pragma once

#include <cstddef>
#include <cstdint>

#include "text/folded_text.h"

// What the triggers and the second view both need to know. Private to this room.
namespace seamark {

constexpr size_t kSpacedLettersMin = 4;
constexpr size_t kNumberWordsMin = 3;
constexpr size_t kRepeatsMin = 3;
constexpr size_t kSeparatorUnitsMax = 3;  // between single letters or number words

// Units [first, last).
struct UnitSpan {
  size_t first;
  size_t last;
};

// Class byte of unit `i`, as in FoldState::classes, read back from the rows.
uint8_t class_of(const FoldedText& text, size_t i);

bool is_letter(const FoldedText& text, size_t i);  // of a word, and no digit

// The run of units without white space that holds unit `i`.
UnitSpan token_at(const FoldedText& text, size_t i);

// Links, mail addresses, handles and hashtags: their digits and dots are not disguise.
bool is_link_or_handle(const FoldedText& text, UnitSpan token);

// The ASCII letter that a digit or sign stands for in leet; 0 for all others. `1` is i here.
char16_t leet_letter(char16_t unit);

// The ASCII letter or digit that a Cyrillic, Greek, Armenian, Cherokee, Coptic or odd Latin letter
// looks like (Unicode TR39); 0 if none.
char16_t lookalike_letter(char16_t unit);

// True if the text is Latin but for a few letters, and those all imitate Latin ones.
bool imitates_latin(const FoldedText& text);

// Letters standing alone, apart by one to three units that are no word characters.
struct SpacedLetters {
  size_t last = 0;     // end of the last letter
  size_t letters = 0;  // 0 if unit `first` does not stand alone
};

SpacedLetters spaced_letters_at(const FoldedText& text, size_t first);

// Number words in a row from the word that begins at `first`, digits after it allowed.
struct NumberRun {
  size_t last = 0;
  size_t words = 0;
};

NumberRun number_run_at(const FoldedText& text, size_t first);

// End of the word that unit `first` is in.
size_t word_end(const FoldedText& text, size_t first);

// Signs that nobody writes inside a word: * ^ ~ | and the like, bullets, arrows, emoji.
bool is_odd_mark(const FoldedText& text, size_t i);

// A link between the letters before and after: [first, last) are one to three odd marks between
// letters. Returns last, or `first` if there is none.
size_t inner_mark_end(const FoldedText& text, size_t first);

}  // namespace seamark
