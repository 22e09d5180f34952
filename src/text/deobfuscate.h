#pragma once

#include "text/folded_text.h"

namespace seamark {

// Why the second view is worth making. Bits.
enum ObfuscationTrigger : uint32_t {
  kTriggerMixedScript = 1U << 0U,  // a word holds Latin letters and look-alikes of another script
  kTriggerLeet = 1U << 1U,  // digits or @ $ ! between letters of a word (not in a link or handle)
  kTriggerSpacedLetters =
      1U << 2U,                // four or more single letters apart by spaces, dots, dashes or emoji
  kTriggerRepeats = 1U << 3U,  // a letter three times or more in a row
  kTriggerInnerMarks = 1U << 4U,  // symbols, emoji or punctuation inside a word: w*h*a*t
  kTriggerWordDigits = 1U << 5U,  // three or more number words in a row
  kTriggerInvisible = 1U << 6U,   // kTextZeroWidth or kTextMarkFlood
  kTriggerStyled = 1U << 7U,      // kTextStyledLetter
};

// Which triggers the first view fires; 0 for almost every ordinary post. Cost: a few words per 64
// units.
uint32_t obfuscation_triggers(const FoldedText& text);

// Writes the second view of `text`: look-alikes to ASCII inside mixed words only, leet digits to
// letters beside letters, single letters joined, inner marks dropped, repeats squeezed to two (and
// to one where a term cannot be missed: see deobfuscate.cc), number words to digits. Offsets still
// point into the source. Thread-safe for distinct `out`. Cost: linear in the units.
void deobfuscate(const FoldedText& text, uint32_t triggers, FoldedText& out);

}  // namespace seamark
