// Whether a text looks disguised. First the bit rows, 64 units at a time, propose places; only
// those are then looked at closely. Thresholds were set on ordinary posts (README.md): each trigger
// asks for more than people do when they write fast, abbreviate, or write Arabic in Latin letters
// and digits.
#include <bit>
#include <string_view>

#include "text/deobfuscate.h"
#include "text/number_runs.h"
#include "text/obfuscation.h"
#include "text/obfuscation_places.h"

namespace seamark {

namespace {

// Digits and signs [first, last) that stand for letters; last == first if they do not.
size_t leet_end(const FoldedText& text, size_t first) {
  size_t last = first;
  while (last < text.size && last - first < 2 && leet_letter(text.units[last]) != 0) {
    ++last;
  }
  return last;
}

bool is_arabizi_digit(char16_t unit) {
  switch (unit) {
    case u'2':
    case u'3':
    case u'5':
    case u'6':
    case u'7':
    case u'8':
    case u'9':
      return true;
    default:
      return false;
  }
}

// What follows the digit of model numbers and ordinals: mp3s, class9th.
bool is_number_ending(std::u16string_view ending) {
  return ending == u"s" || ending == u"th" || ending == u"st" || ending == u"nd" || ending == u"rd";
}

// In `name@handle` both sides are long; in p@ssport one is short.
constexpr size_t kBesideAtSignMax = 3;

constexpr size_t kWordUnitsMax = 40;  // what is longer is looked at in part

// The word around the units [at, after), no further than kWordUnitsMax to either side.
UnitSpan word_around(const FoldedText& text, size_t at, size_t after) {
  UnitSpan word{at, after};
  while (word.first > 0 && at - word.first < kWordUnitsMax && text.word.test(word.first - 1)) {
    --word.first;
  }
  while (word.last - after < kWordUnitsMax && text.word.test(word.last)) {
    ++word.last;
  }
  return word;
}

// Enough letters, and not Arabic written with digits for letters (ma7aba).
bool has_leet_letters(const FoldedText& text, UnitSpan word, size_t wanted) {
  size_t letters = 0;
  size_t arabizi = 0;
  size_t other = 0;
  for (size_t i = word.first; i < word.last; ++i) {
    const bool arabizi_digit = is_arabizi_digit(text.units[i]);
    letters += text.latin.test(i) ? 1 : 0;
    arabizi += arabizi_digit ? 1 : 0;
    other += text.digit.test(i) && !arabizi_digit ? 1 : 0;
  }
  return letters >= wanted && (arabizi == 0 || other > 0);
}

// A disguised word: three letters or more, begun by a letter, all its digits and signs between or
// beside letters; not a plural of a model number (mp3s).
bool is_leet_word(const FoldedText& text, size_t at) {
  const size_t after = leet_end(text, at);
  if (after == at || after >= text.size || !text.latin.test(at - 1) || !text.latin.test(after)) {
    return false;
  }
  const UnitSpan word = word_around(text, at, after);
  const bool sign = !text.digit.test(at);
  if (text.digit.test(word.first) ||
      (!sign && is_number_ending({text.units.data() + after, word.last - after})) ||
      (sign && at - word.first > kBesideAtSignMax && word.last - after > kBesideAtSignMax)) {
    return false;
  }
  return has_leet_letters(text, word, sign ? 4 : 3);
}

bool is_disguised_sign(char16_t unit) {
  return unit == u'@' || unit == u'$';
}

// Latin i among Cyrillic letters is how Ukrainian is typed on a Russian keyboard.
bool is_mixed_pair(const FoldedText& text, size_t at) {
  return (text.latin.test(at) ? text.units[at] : text.units[at - 1]) != u'i';
}

// Confirms places in ascending order. Remembers the token it is in, so that one long token with
// many places costs no more than many short ones.
class Confirmer {
 public:
  explicit Confirmer(const FoldedText& text) : text_(text) {}

  bool mixed(size_t at) { return is_mixed_pair(text_, at) && !in_link(at); }

  bool leet(size_t at) { return is_leet_word(text_, at) && !in_link(at); }

  // One odd mark may be a slip or a swear word; two in one token of short pieces are a habit.
  bool inner_marks(size_t at) {
    if (inner_mark_end(text_, at) == at || in_link(at)) {
      return false;
    }
    return marks_ >= 2 && token_.last - token_.first <= marks_ * 4 + 4;
  }

  bool in_link(size_t at) {
    if (at < token_.first || at >= token_.last) {
      token_ = token_at(text_, at);
      link_ = is_link_or_handle(text_, token_);
      marks_ = count_marks();
    }
    return link_;
  }

 private:
  size_t count_marks() const {
    size_t marks = 0;
    for (size_t i = token_.first; i < token_.last; ++i) {
      const size_t end = inner_mark_end(text_, i);
      marks += end != i ? 1 : 0;
      i = end != i ? end : i;
    }
    return marks;
  }

  const FoldedText& text_;
  UnitSpan token_{0, 0};
  bool link_ = false;
  size_t marks_ = 0;
};

// False for the apostrophes, dots and dashes that most words are joined by.
bool may_disguise(char16_t unit) {
  switch (unit) {
    case u'*':
    case u'^':
    case u'~':
    case u'|':
    case u'=':
    case u'@':
    case u'$':
      return true;
    default:
      return unit >= 0x80;
  }
}

uint32_t confirm_sign(const FoldedText& text, Confirmer& confirmer, size_t at) {
  const char16_t unit = text.units[at];
  if (!may_disguise(unit)) {
    return 0;
  }
  if (is_disguised_sign(unit) && confirmer.leet(at)) {
    return kTriggerLeet;
  }
  return confirmer.inner_marks(at) ? uint32_t{kTriggerInnerMarks} : 0;
}

// Calls `confirm` for each place of `bits`; true at the first that holds.
template <typename Confirm>
bool any_place(uint64_t bits, size_t base, Confirm confirm) {
  for (; bits != 0; bits &= bits - 1) {
    if (confirm(base + static_cast<size_t>(std::countr_zero(bits)))) {
      return true;
    }
  }
  return false;
}

// Letters that people draw out when they raise their voice in writing.
bool is_drawn_out(char16_t unit) {
  constexpr std::u16string_view kVowels = u"aeiouyhäöüаеиоуыэюяاويهىیێۆ";
  return kVowels.find(unit) != std::u16string_view::npos;
}

constexpr size_t kContactDigitsMin = 6;

// A consonant three times in a row inside a word; a vowel only in texts that hold a number to call.
// Drawn-out vowels ("soooon") and ends ("yesss") are ordinary. `at` is the first of the letters.
bool is_repeat(const FoldedText& text, Confirmer& confirmer, size_t at) {
  const char16_t* units = text.units.data();
  if (at == 0 || units[at - 1] == units[at] || !text.word.test(at - 1)) {
    return false;
  }
  size_t last = at + kRepeatsMin;
  while (units[last] == units[at]) {
    ++last;
  }
  const bool odd = text.word.test(last) && (!is_drawn_out(units[at]) ||
                                            text.digit.count(0, text.size) >= kContactDigitsMin);
  return odd && !confirmer.in_link(at);
}

// Whether four single letters stand near each other: bit by bit, before anyone looks.
class SingleRuns {
 public:
  // Once per block, with the places of its single letters.
  void add(uint64_t singles) {
    if ((singles | last_[0]) == 0) {
      return;
    }
    uint64_t chain = singles;  // singles that end a run of one letter, of two, …
    for (uint64_t& last : last_) {
      const uint64_t near = (chain << 2U) | (chain << 3U) | (chain << 4U) | (last >> 62U) |
                            (last >> 61U) | (last >> 60U);
      last = chain;
      chain = singles & near;
    }
    found_ = found_ || chain != 0;
  }

  bool found() const { return found_; }

 private:
  uint64_t last_[kSpacedLettersMin - 1] = {};  // chains of the block before
  bool found_ = false;
};

bool has_spaced_letters(const FoldedText& text) {
  for (size_t at = 0; at < text.size; at += 64) {
    if (any_place(singles_of(text, at / 64), at, [&](size_t i) {
          return spaced_letters_at(text, i).letters >= kSpacedLettersMin;
        })) {
      return true;
    }
  }
  return false;
}

// What the places of one block fire when looked at closely; most blocks have none.
uint32_t confirm_places(const FoldedText& text, Confirmer& confirmer, size_t at,
                        const Places& places) {
  uint32_t fired = 0;
  if (any_place(places.mixed, at, [&](size_t i) { return confirmer.mixed(i); })) {
    fired |= kTriggerMixedScript;
  }
  if (any_place(places.digits, at, [&](size_t i) { return confirmer.leet(i); })) {
    fired |= kTriggerLeet;
  }
  for (uint64_t bits = places.signs; bits != 0; bits &= bits - 1) {
    const size_t i = at + static_cast<size_t>(std::countr_zero(bits));
    fired |= confirm_sign(text, confirmer, i);
  }
  if (any_place(places.triples, at, [&](size_t i) { return is_repeat(text, confirmer, i); })) {
    fired |= kTriggerRepeats;
  }
  return fired;
}

}  // namespace

uint32_t obfuscation_triggers(const FoldedText& text) {
  uint32_t fired = 0;
  fired |= (text.flags & (kTextZeroWidth | kTextMarkFlood)) != 0 ? uint32_t{kTriggerInvisible} : 0;
  fired |= (text.flags & kTextStyledLetter) != 0 ? uint32_t{kTriggerStyled} : 0;
  uint64_t foreign = 0;
  SingleRuns singles;
  NumberRuns numbers(text);
  Confirmer confirmer(text);
  for (size_t at = 0; at < text.size; at += 64) {
    const Places places = places_of(text, at / 64);
    foreign |= text.lookalike.words()[at / 64];
    if ((places.mixed | places.digits | places.signs | places.triples) != 0) {
      fired |= confirm_places(text, confirmer, at, places);
    }
    singles.add(places.singles);
    if (numbers.any(at, places)) {
      fired |= kTriggerWordDigits;
    }
  }
  if (foreign != 0 && (fired & kTriggerMixedScript) == 0 && imitates_latin(text)) {
    fired |= kTriggerMixedScript;
  }
  if (singles.found() && has_spaced_letters(text)) {
    fired |= kTriggerSpacedLetters;
  }
  return fired;
}

}  // namespace seamark
