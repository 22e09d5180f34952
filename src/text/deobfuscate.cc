// The second view: what a disguised text says when the disguise is taken off.
//
// Tokens (runs without white space) are rewritten one at a time: links, handles and hashtags are
// copied; spaced letters and number words are joined across tokens; in the rest, inner marks go,
// look-alikes of mixed words become one script, leet beside letters becomes letters. Last, letters
// repeated three times or more are squeezed: to two where the letter is often doubled (s l t f m n
// p r c d, Arabic lam) and stands exactly three times, else to one, because a drawn-out single
// letter is the commoner disguise. A unit keeps the source byte of the unit it came from, so spans
// in the source stay exact.
#include "text/deobfuscate.h"

#include <cstring>
#include <string_view>

#include "text/fold_class.h"
#include "text/fold_state.h"
#include "text/number_words.h"
#include "text/obfuscation.h"

namespace seamark {

namespace {

constexpr uint8_t kWordByte = kFoldWord >> 16U;
constexpr uint8_t kDigitByte = kFoldDigit >> 16U;
constexpr uint8_t kSpaceByte = kFoldSpace >> 16U;
constexpr uint8_t kLatinLetter = (kFoldWord | kFoldLatin) >> 16U;
constexpr uint8_t kCyrillicLetter = (kFoldWord | kFoldLookalike) >> 16U;
constexpr uint8_t kVerbatim = 1U << 7U;  // part of a link or handle: not squeezed

// Which letters a word's look-alikes become.
enum class Script : uint8_t { kKeep, kLatin, kCyrillic };

class Writer {
 public:
  Writer(const FoldedText& text, FoldedText& out, uint8_t* classes)
      : text_(text), out_(out), classes_(classes) {}

  size_t size() const { return size_; }

  void put(char16_t unit, uint8_t unit_class, size_t from) {
    out_.units[size_] = unit;
    out_.offsets[size_] = text_.offsets[from];
    classes_[size_] = unit_class;
    ++size_;
  }

  void copy(size_t from) { put(text_.units[from], class_of(text_, from), from); }

  void copy_verbatim(size_t from) {
    put(text_.units[from], class_of(text_, from) | kVerbatim, from);
  }

  void squeeze_repeats();

 private:
  const FoldedText& text_;
  FoldedText& out_;
  uint8_t* classes_;
  size_t size_ = 0;
};

bool is_often_doubled(char16_t unit) {
  constexpr std::u16string_view kDoubled = u"sltfmnprcdل";
  return kDoubled.find(unit) != std::u16string_view::npos;
}

void Writer::squeeze_repeats() {
  size_t to = 0;
  for (size_t i = 0; i < size_;) {
    const char16_t unit = out_.units[i];
    size_t last = i + 1;
    while (last < size_ && out_.units[last] == unit) {
      ++last;
    }
    size_t keep = last - i;
    const bool letter = (classes_[i] & (kWordByte | kDigitByte | kVerbatim)) == kWordByte;
    if (letter && keep >= kRepeatsMin) {
      keep = keep == kRepeatsMin && is_often_doubled(unit) ? 2 : 1;
    }
    for (size_t k = 0; k < keep; ++k) {
      out_.units[to] = unit;
      out_.offsets[to] = out_.offsets[i + k];
      classes_[to] = classes_[i + k];
      ++to;
    }
    i = last;
  }
  size_ = to;
}

// The Cyrillic letter that looks like a Latin one; 0 if none.
char16_t cyrillic_twin(char16_t unit) {
  constexpr std::u16string_view kLatin = u"abcehikmnoprtuxy";
  constexpr std::u16string_view kCyrillic = u"авсеніктпоргтиху";
  static_assert(kLatin.size() == kCyrillic.size());
  const size_t place = kLatin.find(unit);
  return place == std::u16string_view::npos ? char16_t{0} : kCyrillic[place];
}

// A word with its inner marks: [first, last), letters joined over marks and leet signs.
UnitSpan cluster_at(const FoldedText& text, size_t first, size_t token_last) {
  size_t i = first;
  while (i < token_last) {
    if (text.word.test(i)) {
      ++i;
      continue;
    }
    const size_t after = inner_mark_end(text, i);
    if (after != i) {
      i = after;
      continue;
    }
    const size_t signs = leet_letter(text.units[i]) == 0       ? 0
                         : leet_letter(text.units[i + 1]) == 0 ? 1
                                                               : 2;
    if (signs == 0 || i == first || i + signs >= token_last || !text.word.test(i + signs)) {
      break;
    }
    i += signs;
  }
  return {first, i};
}

Script script_of(const FoldedText& text, UnitSpan cluster, bool imitation) {
  size_t latin = 0;
  size_t foreign = 0;
  bool ascii = true;
  for (size_t i = cluster.first; i < cluster.last; ++i) {
    latin += text.latin.test(i) ? 1 : 0;
    if (text.lookalike.test(i)) {
      ++foreign;
      ascii = ascii && lookalike_letter(text.units[i]) >= u'a';
    }
  }
  if (foreign == 0 || (latin == 0 && !imitation)) {
    return Script::kKeep;
  }
  return ascii ? Script::kLatin : Script::kCyrillic;
}

// Letters, and digits and signs that would be letters, in a cluster.
struct LeetCount {
  size_t letters = 0;
  size_t leet = 0;
  size_t numbers = 0;  // digits that stand for no letter
};

LeetCount count_leet(const FoldedText& text, UnitSpan cluster) {
  LeetCount count;
  for (size_t i = cluster.first; i < cluster.last; ++i) {
    if (is_letter(text, i)) {
      count.letters += text.latin.test(i) || text.lookalike.test(i) ? 1 : 0;
    } else if (leet_letter(text.units[i]) != 0) {
      ++count.leet;
    } else {
      count.numbers += text.digit.test(i) ? 1 : 0;
    }
  }
  return count;
}

bool is_vowel(char16_t unit) {
  return unit == u'a' || unit == u'e' || unit == u'i' || unit == u'o' || unit == u'u';
}

// `1` is l after a vowel (she1ter) and between a stop and a vowel (p1ace), else i (v1sa).
char16_t read_one(const FoldedText& text, size_t i) {
  const char16_t before = i > 0 ? text.units[i - 1] : u' ';
  const bool stop =
      before == u'p' || before == u'b' || before == u'f' || before == u'g' || before == u'c';
  const bool vowel_next = is_vowel(text.units[i + 1]) || leet_letter(text.units[i + 1]) != 0;
  return is_vowel(before) || (stop && vowel_next) ? u'l' : u'i';
}

class Rewriter {
 public:
  Rewriter(const FoldedText& text, uint32_t triggers, Writer& writer)
      : text_(text), triggers_(triggers), writer_(writer) {
    imitation_ = (triggers & kTriggerMixedScript) != 0 && imitates_latin(text);
  }

  void run() {
    size_t i = 0;
    while (i < text_.size) {
      if (text_.units[i] == u' ') {
        writer_.copy(i++);
        continue;
      }
      i = token(i);
    }
  }

 private:
  // Each returns the unit after what it wrote.
  size_t token(size_t first) {
    const UnitSpan span{first, token_at(text_, first).last};
    if (is_link_or_handle(text_, span)) {
      for (size_t i = span.first; i < span.last; ++i) {
        writer_.copy_verbatim(i);
      }
      return span.last;
    }
    size_t i = first;
    while (i < span.last) {
      if (!text_.word.test(i)) {
        writer_.copy(i++);
        continue;
      }
      i = word(i, span.last);
    }
    return i;
  }

  size_t word(size_t first, size_t token_last) {
    if (spaced_letters_at(text_, first).letters >= kSpacedLettersMin) {
      return spaced(first);
    }
    if ((triggers_ & kTriggerWordDigits) != 0) {
      const NumberRun run = number_run_at(text_, first);
      if (run.words >= kNumberWordsMin) {
        return numbers(first, run.last);
      }
    }
    const UnitSpan span = cluster_at(text_, first, token_last);
    cluster(span);
    return span.last;
  }

  // The gap before unit `i`, in source bytes.
  size_t gap_before(size_t i, size_t previous) const {
    return text_.offsets[i] - text_.offsets[previous + 1];
  }

  // Letters joined; a gap wider than the first one ends a word.
  size_t spaced(size_t first) {
    const SpacedLetters run = spaced_letters_at(text_, first);
    const Script script = script_of(text_, {first, run.last}, imitation_);
    size_t previous = first;
    size_t usual = 0;
    for (size_t i = first; i < run.last; ++i) {
      if (!text_.word.test(i)) {
        continue;
      }
      if (i != first) {
        const size_t gap = gap_before(i, previous);
        usual = usual == 0 ? gap : usual;
        if (gap > usual) {
          writer_.put(u' ', kSpaceByte, previous + 1);
        }
      }
      letter(i, script);
      previous = i;
    }
    return run.last;
  }

  size_t numbers(size_t first, size_t last) {
    int times = 1;
    size_t origin = first;
    for (size_t i = first; i < last;) {
      if (!text_.word.test(i)) {
        ++i;
        continue;
      }
      const size_t end = word_end(text_, i);
      const int value = text_.digit.test(i) ? -1 : number_word(text_.units.data() + i, end - i);
      origin = times == 1 ? i : origin;
      if (value >= kNumberDouble) {
        times = value == kNumberDouble ? 2 : 3;
      } else if (value < 0) {
        digits(i, end);
        times = 1;
      } else {
        for (; times > 0; --times) {
          writer_.put(static_cast<char16_t>(u'0' + value), kWordByte | kDigitByte, origin);
        }
        times = 1;
      }
      i = end;
    }
    return last;
  }

  void digits(size_t first, size_t last) {
    for (size_t i = first; i < last; ++i) {
      writer_.copy(i);
    }
  }

  void letter(size_t i, Script script) {
    const char16_t unit = text_.units[i];
    if (script == Script::kLatin && text_.lookalike.test(i)) {
      const char16_t ascii = lookalike_letter(unit);
      writer_.put(ascii, kLatinLetter, i);
      return;
    }
    const char16_t twin =
        script == Script::kCyrillic && text_.latin.test(i) ? cyrillic_twin(unit) : char16_t{0};
    if (twin != 0) {
      writer_.put(twin, kCyrillicLetter, i);
      return;
    }
    writer_.copy(i);
  }

  void cluster(UnitSpan span) {
    const Script script = script_of(text_, span, imitation_);
    const LeetCount count = count_leet(text_, span);
    const bool leet = (triggers_ & kTriggerLeet) != 0 && count.leet > 0 && count.numbers == 0 &&
                      count.letters >= 2 && count.letters >= count.leet;
    for (size_t i = span.first; i < span.last; ++i) {
      if (text_.word.test(i) && !text_.digit.test(i)) {
        letter(i, script);
      } else if (leet && leet_letter(text_.units[i]) != 0) {
        const char16_t ascii =
            text_.units[i] == u'1' ? read_one(text_, i) : leet_letter(text_.units[i]);
        writer_.put(ascii, kLatinLetter, i);
      } else if (text_.digit.test(i) || inner_mark_end(text_, i) == i) {
        writer_.copy(i);
      } else {
        i = inner_mark_end(text_, i) - 1;
      }
    }
  }

  const FoldedText& text_;
  uint32_t triggers_;
  Writer& writer_;
  bool imitation_ = false;
};

}  // namespace

void deobfuscate(const FoldedText& text, uint32_t triggers, FoldedText& out) {
  uint8_t classes[kFoldClassBytes];
  const size_t rows_before = out.size;
  out.reserve(text.size);
  Writer writer(text, out, classes);
  Rewriter(text, triggers, writer).run();
  writer.squeeze_repeats();

  FoldState state;
  state.out = &out;
  state.units = out.units.data();
  state.offsets = out.offsets.data();
  state.classes = classes;
  state.size = writer.size();
  state.length = text.source_bytes;
  fold_end(state);
  out.flags = text.flags;
  fold_rows_scalar(state, rows_before);
}

}  // namespace seamark
