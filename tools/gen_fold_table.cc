// Writes the tables of src/text from ICU's Unicode data: gen_fold_table <output.inc>
//
// For every code point: NFKC_Casefold, then the extra steps of src/text/README.md, as either one
// unit with its class, or an index into the expansions. ICU is used here and in tests, never by the
// program.
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include "text/fold_class.h"

namespace {

using seamark::kFoldAltered;
using seamark::kFoldBlocker;
using seamark::kFoldDrop;
using seamark::kFoldExpand;
using seamark::kFoldMark;

struct Icu {
  const icu::Normalizer2* nfkc_casefold;
  const icu::Normalizer2* nfd;
  const icu::Normalizer2* nfc;
  USpoofChecker* spoof;
};

// Letters that people swap for one another, or that keyboards lack, and their common form.
struct Swap {
  char32_t from;
  const char* to;  // UTF-8
};

constexpr Swap kSwaps[] = {
    // Latin letters that Unicode does not decompose.
    {U'ø', "o"},
    {U'đ', "d"},
    {U'ł', "l"},
    {U'ħ', "h"},
    {U'ŧ', "t"},
    {U'ı', "i"},
    {U'ȷ', "j"},
    {U'æ', "ae"},
    {U'œ', "oe"},
    {U'ð', "d"},
    {U'þ', "th"},
    {U'ß', "ss"},
    {U'ɓ', "b"},
    {U'ɗ', "d"},
    {U'ƙ', "k"},
    {U'ƴ', "y"},
    {U'ɨ', "i"},
    {U'ʉ', "u"},
    {U'ƶ', "z"},
    {U'ƀ', "b"},
    {U'ɖ', "d"},
    // Arabic script: the keyboards of one language typing another.
    {U'ى', "ي"},
    {U'ی', "ي"},
    {U'ێ', "ي"},
    {U'ې', "ي"},
    {U'ۍ', "ي"},
    {U'ک', "ك"},
    {U'ڪ', "ك"},
    {U'ة', "ه"},
    {U'ە', "ه"},
    {U'ھ', "ه"},
    {U'ہ', "ه"},
    {U'ۃ', "ه"},
    {U'ٱ', "ا"},
    {U'ۆ', "و"},
    {U'ۇ', "و"},
    {U'ڕ', "ر"},
    {U'ڵ', "ل"},
    {U'ګ', "گ"},
    {U'ڼ', "ن"},
    // Apostrophes and dashes.
    {U'\u2018', "'"},
    {U'\u2019', "'"},
    {U'\u201B', "'"},
    {U'\u02BC', "'"},
    {U'\u00B4', "'"},
    {U'`', "'"},
    {U'\u2032', "'"},
    {U'\u2010', "-"},
    {U'\u2011', "-"},
    {U'\u2012', "-"},
    {U'\u2013', "-"},
    {U'\u2014', "-"},
    {U'\u2015', "-"},
    {U'\u2212', "-"},
};

// Small capitals, which imitate plain letters.
constexpr Swap kSmallCapitals[] = {
    {U'ᴀ', "a"}, {U'ʙ', "b"}, {U'ᴄ', "c"}, {U'ᴅ', "d"}, {U'ᴇ', "e"}, {U'ꜰ', "f"}, {U'ɢ', "g"},
    {U'ʜ', "h"}, {U'ɪ', "i"}, {U'ᴊ', "j"}, {U'ᴋ', "k"}, {U'ʟ', "l"}, {U'ᴍ', "m"}, {U'ɴ', "n"},
    {U'ᴏ', "o"}, {U'ᴘ', "p"}, {U'ꞯ', "q"}, {U'ʀ', "r"}, {U'ꜱ', "s"}, {U'ᴛ', "t"}, {U'ᴜ', "u"},
    {U'ᴠ', "v"}, {U'ᴡ', "w"}, {U'ʏ', "y"}, {U'ᴢ', "z"},
};

const char* find_swap(const Swap* first, const Swap* last, UChar32 c) {
  for (const Swap* s = first; s != last; ++s) {
    if (s->from == static_cast<char32_t>(c)) {
      return s->to;
    }
  }
  return nullptr;
}

const char* swap_of(UChar32 c) {
  return find_swap(std::begin(kSwaps), std::end(kSwaps), c);
}

const char* small_capital_of(UChar32 c) {
  return find_swap(std::begin(kSmallCapitals), std::end(kSmallCapitals), c);
}

UScriptCode script_of(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(c, &error);
}

// Digits in black circles and the like, which Unicode does not decompose; -1 for others.
int solid_digit(UChar32 c) {
  const bool circled = (c >= 0x2776 && c <= 0x2793) || (c >= 0x24EB && c <= 0x24F4) ||
                       (c >= 0x24F5 && c <= 0x24FF) || (c >= 0x1F10B && c <= 0x1F10C);
  return circled ? static_cast<int>(u_getNumericValue(c)) : -1;
}

// White letters on black circles and squares; 0 for others.
char solid_letter(UChar32 c) {
  if (c >= 0x1F150 && c <= 0x1F169) {
    return static_cast<char>('a' + (c - 0x1F150));
  }
  if (c >= 0x1F170 && c <= 0x1F189) {
    return static_cast<char>('a' + (c - 0x1F170));
  }
  return 0;
}

bool is_bidi_control(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_space(UChar32 c) {
  return c == 0 || u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) != 0;
}

bool is_line_end(UChar32 c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

// Marks, not spacing ones, of Latin, Greek, Cyrillic and Arabic, and those of no script but the
// voice marks of Kana.
bool is_stripped_mark(UChar32 c) {
  const bool spacing = u_charType(c) == U_COMBINING_SPACING_MARK;
  if (!is_mark(c) || spacing || c == 0x3099 || c == 0x309A) {
    return false;
  }
  switch (script_of(c)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
      return true;
    default:
      return false;
  }
}

uint32_t script_class(UChar32 c) {
  switch (script_of(c)) {
    case USCRIPT_LATIN:
      return seamark::kFoldLatin;
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN:
    case USCRIPT_CHEROKEE:
    case USCRIPT_COPTIC:
      return seamark::kFoldLookalike;
    case USCRIPT_HAN:
      return seamark::kFoldHan;
    default:
      return 0;
  }
}

bool is_emoji(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0 ||
         (c >= 0x2190 && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0);
}

// The entry of a code point that needs no more folding.
uint32_t final_entry(UChar32 c) {
  if (is_space(c)) {
    return U' ' | seamark::kFoldSpace | (is_line_end(c) ? seamark::kFoldLineEnd : 0);
  }
  uint32_t entry = 0;
  const uint32_t category = U_GET_GC_MASK(c);
  if ((category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0) {
    entry |= seamark::kFoldWord;
    if ((category & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) {
      entry |= script_class(c);
    }
  }
  if (is_emoji(c)) {
    entry |= seamark::kFoldEmoji;
  }
  const int digit = (category & U_GC_ND_MASK) != 0 ? u_charDigitValue(c) : -1;
  if (digit >= 0) {
    return entry | seamark::kFoldDigit | static_cast<uint32_t>('0' + digit);
  }
  if (c > 0xFFFF) {
    return entry | seamark::kFoldSupplementary |
           seamark::supplementary_unit(static_cast<uint32_t>(c));
  }
  return entry | static_cast<uint32_t>(c);
}

// The base and mark that stay one letter: й ё ї and hamza on ya; 0 for others.
UChar32 kept_letter(UChar32 base, UChar32 mark) {
  return static_cast<UChar32>(
      seamark::kept_letter(static_cast<uint32_t>(base), static_cast<uint32_t>(mark)));
}

struct Unit {
  UChar32 c;
  bool altered;
};

// Decomposed text without the marks we strip; each unit knows whether it lost one.
std::vector<Unit> strip(const icu::UnicodeString& nfd) {
  std::vector<Unit> out;
  bool blocked = false;
  for (int32_t i = 0; i < nfd.length(); i = nfd.moveIndex32(i, 1)) {
    const UChar32 c = nfd.char32At(i);
    if (c == 0x0640 || u_charType(c) == U_FORMAT_CHAR) {
      continue;
    }
    if (!is_stripped_mark(c)) {
      out.push_back({c, false});
      blocked = false;
      continue;
    }
    if (out.empty()) {
      continue;
    }
    const UChar32 kept = blocked ? 0 : kept_letter(out.back().c, c);
    if (kept != 0) {
      out.back().c = kept;
    } else {
      out.back().altered = true;
    }
    blocked = blocked || u_getCombiningClass(c) == 230;
  }
  return out;
}

// What `text`, already in NFKC_Casefold, becomes: entries with classes.
std::vector<uint32_t> fold_text(const Icu& icu, const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  std::vector<Unit> units = strip(icu.nfd->normalize(text, error));
  // Scripts that keep their marks are composed again.
  icu::UnicodeString joined;
  bool altered_any = false;
  for (const Unit& unit : units) {
    joined.append(unit.c);
    altered_any = altered_any || unit.altered;
  }
  if (!altered_any) {
    const icu::UnicodeString composed = icu.nfc->normalize(joined, error);
    units.clear();
    for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
      units.push_back({composed.char32At(i), false});
    }
  }
  std::vector<uint32_t> entries;
  for (const Unit& unit : units) {
    const char* to = swap_of(unit.c);
    if (to == nullptr) {
      entries.push_back(final_entry(unit.c) | (unit.altered ? kFoldAltered : 0));
      continue;
    }
    const icu::UnicodeString target = icu::UnicodeString::fromUTF8(to);
    for (int32_t i = 0; i < target.length(); ++i) {
      const uint32_t entry = final_entry(target.charAt(i));
      entries.push_back(entry | ((entry & seamark::kFoldWord) != 0 ? kFoldAltered : 0));
    }
  }
  // A run of white space is one unit at run time; so it is in an expansion.
  std::vector<uint32_t> squeezed;
  for (const uint32_t entry : entries) {
    const bool doubled = !squeezed.empty() && (squeezed.back() & entry & seamark::kFoldSpace) != 0;
    if (!doubled) {
      squeezed.push_back(entry);
    }
  }
  return squeezed;
}

uint32_t dropped_entry(const Icu& icu, UChar32 c, const icu::UnicodeString& folded) {
  if (is_bidi_control(c)) {
    return kFoldDrop | seamark::kFoldDropBidi;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString nfd = icu.nfd->normalize(folded, error);
  bool mark = false;
  bool blocker = false;
  for (int32_t i = 0; i < nfd.length(); i = nfd.moveIndex32(i, 1)) {
    mark = mark || is_stripped_mark(nfd.char32At(i));
    blocker = blocker || u_getCombiningClass(nfd.char32At(i)) == 230;
  }
  if (mark) {
    return kFoldDrop | kFoldMark | (blocker ? kFoldBlocker : 0);
  }
  if (c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x061C) {
    return kFoldDrop | seamark::kFoldDropJoiner;
  }
  const bool visible = c == 0x0640 || is_mark(c);  // tatweel, variation selectors
  return kFoldDrop | (visible ? 0 : seamark::kFoldDropFormat);
}

// Bits about how the source code point was written.
uint32_t style_bits(UChar32 c, const std::vector<uint32_t>& entries) {
  bool letters = false;
  bool digits = false;
  for (const uint32_t entry : entries) {
    letters = letters || (entry & (seamark::kFoldLatin | seamark::kFoldLookalike)) != 0;
    digits = digits || (entry & seamark::kFoldDigit) != 0;
  }
  const int type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  const bool shaped =
      type == U_DT_FONT || type == U_DT_WIDE || type == U_DT_CIRCLE ||
      (type == U_DT_SQUARE && c >= 0x1F100) || (type == U_DT_SUPER && c >= 0x1D2C && c <= 0x1DBF) ||
      (type == U_DT_SUB && c >= 0x1D2C && c <= 0x1DBF) ||
      (type == U_DT_COMPAT && c >= 0x249C && c <= 0x24B5) || (c >= 0x1F110 && c <= 0x1F129);
  uint32_t bits = 0;
  if (letters && (shaped || solid_letter(c) != 0 || small_capital_of(c) != nullptr)) {
    bits |= seamark::kFoldStyled;
  }
  const bool enclosed = (c >= 0x2460 && c <= 0x249B) || (c >= 0x24EA && c <= 0x24FF) ||
                        (c >= 0x2776 && c <= 0x2793) || (c >= 0x1F100 && c <= 0x1F10C);
  if (digits && enclosed) {
    bits |= seamark::kFoldKeycap;
  }
  return bits;
}

class Tables {
 public:
  explicit Tables(const Icu& icu) : icu_(icu) {
    entries_.resize(0x110000);
    for (UChar32 c = 0; c < 0x110000; ++c) {
      entries_[static_cast<size_t>(c)] =
          (c >= 0xD800 && c < 0xE000) ? kFoldDrop | kFoldExpand : entry_of(c);
    }
    add_pairs();
  }

  void write(FILE* out) {
    write_pages(out);
    write_expansions(out);
    write_pairs(out);
    write_lookalikes(out);
    write_latin(out);
    write_repeated(out);
  }

 private:
  icu::UnicodeString casefold(UChar32 c) const {
    const int digit = solid_digit(c);
    if (digit >= 0) {
      return icu::UnicodeString::fromUTF8(std::to_string(digit));
    }
    if (solid_letter(c) != 0) {
      return icu::UnicodeString(static_cast<UChar32>(solid_letter(c)));
    }
    if (small_capital_of(c) != nullptr) {
      return icu::UnicodeString::fromUTF8(small_capital_of(c));
    }
    if (c == 0xB4) {
      return icu::UnicodeString::fromUTF8(swap_of(c));
    }
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString folded = icu_.nfkc_casefold->normalize(icu::UnicodeString(c), error);
    const bool one = folded.length() == 1;
    const char* small_capital = one ? small_capital_of(folded.charAt(0)) : nullptr;  // of U+01A6
    return small_capital != nullptr ? icu::UnicodeString::fromUTF8(small_capital) : folded;
  }

  uint32_t entry_of(UChar32 c) {
    const icu::UnicodeString folded = casefold(c);
    std::vector<uint32_t> entries = fold_text(icu_, folded);
    if (entries.empty()) {
      return dropped_entry(icu_, c, folded);
    }
    if (c == 0xDF || c == 0x1E9E) {
      for (uint32_t& entry : entries) {
        entry |= kFoldAltered;
      }
    }
    const uint32_t style = style_bits(c, entries);
    const bool itself = c > 0xFFFF && folded == icu::UnicodeString(c);
    if (itself && (entries[0] & seamark::kFoldSupplementary) != 0) {
      return (entries[0] & 0xFFFF0000U) | style;
    }
    if (entries.size() == 1) {
      return entries[0] | style;
    }
    for (uint32_t& entry : entries) {
      entry |= style;
    }
    const auto [place, fresh] =
        expansion_index_.try_emplace(entries, static_cast<uint32_t>(expansions_.size()));
    if (fresh) {
      expansions_.push_back(entries);
    }
    return kFoldExpand | place->second;
  }

  // Pairs of units that compose to one: vowel signs, voiced Kana, Hangul.
  void add_pairs() {
    for (UChar32 c = 0x80; c < 0x10000; ++c) {
      if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xD800 && c < 0xE000)) {
        continue;
      }
      icu::UnicodeString raw;
      if (!icu_.nfd->getRawDecomposition(c, raw) || raw.countChar32() != 2) {
        continue;
      }
      const UChar32 first = raw.char32At(0);
      const UChar32 second = raw.char32At(raw.moveIndex32(0, 1));
      const bool pair = icu_.nfc->composePair(first, second) == c && !is_stripped_mark(second) &&
                        (entries_[static_cast<size_t>(c)] & 0xFFFF) == static_cast<uint32_t>(c);
      if (!pair) {
        continue;
      }
      pairs_[{first, second}] = c;
      entries_[static_cast<size_t>(first)] |= seamark::kFoldComposeFirst;
    }
    for (const auto& [pair, c] : pairs_) {
      mark_second(pair.second);
    }
    for (UChar32 c = 0x1161; c <= 0x11C2; ++c) {
      if (c <= 0x1175 || c >= 0x11A8) {
        entries_[static_cast<size_t>(c)] |= seamark::kFoldComposeSecond;
      }
    }
    for (UChar32 c = 0x1100; c <= 0x1112; ++c) {
      entries_[static_cast<size_t>(c)] |= seamark::kFoldComposeFirst;
    }
    for (UChar32 c = 0xAC00; c <= 0xD7A3; c += 28) {
      entries_[static_cast<size_t>(c)] |= seamark::kFoldComposeFirst;
    }
    spread_first_bits();
  }

  void mark_second(UChar32 c) { entries_[static_cast<size_t>(c)] |= seamark::kFoldComposeSecond; }

  // Compatibility forms (half-width Kana, Jamo) carry the bits of what they fold to.
  void spread_first_bits() {
    const uint32_t bits = seamark::kFoldComposeFirst | seamark::kFoldComposeSecond;
    for (uint32_t& entry : entries_) {
      if ((entry & (kFoldDrop | kFoldExpand | seamark::kFoldSupplementary)) == 0) {
        const uint32_t target = entries_[entry & 0xFFFF];
        if ((target & (kFoldDrop | kFoldExpand)) == 0 && (target & 0xFFFF) == (entry & 0xFFFF)) {
          entry |= target & bits;
        }
      }
    }
  }

  void write_pages(FILE* out) const {
    std::map<std::vector<uint32_t>, size_t> index;
    std::vector<std::vector<uint32_t>> pages;
    std::vector<size_t> stage1;
    for (size_t page = 0; page < 0x110000 / 64; ++page) {
      const auto first = entries_.begin() + static_cast<ptrdiff_t>(page * 64);
      std::vector<uint32_t> content(first, first + 64);
      // Code points up to U+FFFF are looked up directly: their pages come first and are not shared.
      const auto known = page < 1024 ? index.end() : index.find(content);
      if (known != index.end()) {
        stage1.push_back(known->second);
        continue;
      }
      index.emplace(content, pages.size());
      stage1.push_back(pages.size());
      pages.push_back(std::move(content));
    }
    std::fprintf(out, "// Made by tools/gen_fold_table.cc from ICU %s, Unicode %s.\n",
                 U_ICU_VERSION, U_UNICODE_VERSION);
    std::fprintf(out, "const uint16_t kFoldPages[%zu] = {", stage1.size() + 2);
    for (const size_t page : stage1) {
      std::fprintf(out, "%zu,", page);
    }
    std::fprintf(out, "0,0};\nconst uint32_t kFoldEntries[%zu] = {\n", pages.size() * 64);
    for (const auto& page : pages) {
      for (const uint32_t entry : page) {
        std::fprintf(out, "0x%X,", entry);
      }
      std::fputs("\n", out);
    }
    std::fputs("};\n", out);
  }

  void write_expansions(FILE* out) const {
    std::fprintf(out, "const uint16_t kFoldExpansionStarts[%zu] = {", expansions_.size() + 1);
    size_t start = 0;
    for (const auto& expansion : expansions_) {
      std::fprintf(out, "%zu,", start);
      start += expansion.size();
    }
    std::fprintf(out, "%zu};\nconst uint32_t kFoldExpansions[%zu] = {\n", start, start);
    for (const auto& expansion : expansions_) {
      for (const uint32_t entry : expansion) {
        std::fprintf(out, "0x%X,", entry);
      }
      std::fputs("\n", out);
    }
    std::fputs("};\n", out);
  }

  void write_pairs(FILE* out) const {
    std::fprintf(out, "const FoldPair kFoldPairs[%zu] = {\n", pairs_.size());
    for (const auto& [pair, c] : pairs_) {
      std::fprintf(out, "{0x%X,0x%X,0x%X},", static_cast<unsigned>(pair.first),
                   static_cast<unsigned>(pair.second), static_cast<unsigned>(c));
    }
    std::fprintf(out, "};\nconst size_t kFoldPairCount = %zu;\n", pairs_.size());
  }

  // The ASCII letter or digit that `c` looks like, small or capital; 0 if none.
  char ascii_skeleton(UChar32 c) const {
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(icu_.spoof, 0, icu::UnicodeString(c), skeleton, &error);
    if (U_FAILURE(error) || skeleton.length() != 1) {
      return 0;
    }
    const UChar32 s = u_tolower(skeleton.charAt(0));
    return s < 0x80 && u_isalnum(s) != 0 ? static_cast<char>(s) : '\0';
  }

  void write_lookalikes(FILE* out) const {
    std::string body;
    size_t count = 0;
    for (UChar32 c = 0x80; c < 0x10000; ++c) {
      const uint32_t entry = entries_[static_cast<size_t>(c)];
      const bool final =
          (entry & 0xFFFF) == static_cast<uint32_t>(c) && (entry & (kFoldDrop | kFoldExpand)) == 0;
      if (!final || (entry & (seamark::kFoldLookalike | seamark::kFoldLatin)) == 0) {
        continue;
      }
      char ascii = ascii_skeleton(c);
      if (ascii == 0 && u_toupper(c) != c) {
        ascii = ascii_skeleton(u_toupper(c));
      }
      if (ascii != 0) {
        std::array<char, 32> item{};
        std::snprintf(item.data(), item.size(), "{0x%X,'%c'},", static_cast<unsigned>(c), ascii);
        body += item.data();
        ++count;
      }
    }
    std::fprintf(out, "const Lookalike kLookalikes[%zu] = {\n%s};\n", count, body.c_str());
    std::fprintf(out, "const size_t kLookalikeCount = %zu;\n", count);
  }

  // Pages of Latin letters with accents: the ASCII letter of each; 0 for what is not just that.
  void write_latin(FILE* out) const {
    std::fputs("alignas(16) const uint8_t kFoldLatinPages[kFoldLatinPageCount][64] = {\n", out);
    for (const uint32_t page : seamark::kFoldLatinPageFirsts) {
      std::fputs("{", out);
      for (uint32_t c = page; c < page + 64; ++c) {
        const uint32_t letter = entries_[c] ^ seamark::kFoldPlainAccent;
        std::fprintf(out, "%u,", letter >= 'a' && letter <= 'z' ? letter : 0U);
      }
      std::fputs("},\n", out);
    }
    std::fputs("};\n", out);
  }

  static void write_repeated(FILE* out) {
    std::fputs("const uint32_t kFoldRepeated[256] = {\n", out);
    for (uint32_t number = 0; number < 256; ++number) {
      std::fprintf(out, "0x%X,", number * 0x01010101U);
    }
    std::fputs("};\n", out);
  }

  Icu icu_;
  std::vector<uint32_t> entries_;
  std::map<std::vector<uint32_t>, uint32_t> expansion_index_;
  std::vector<std::vector<uint32_t>> expansions_;
  std::map<std::pair<UChar32, UChar32>, UChar32> pairs_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: gen_fold_table <output.inc>\n", stderr);
    return 2;
  }
  UErrorCode error = U_ZERO_ERROR;
  const Icu icu{icu::Normalizer2::getNFKCCasefoldInstance(error),
                icu::Normalizer2::getNFDInstance(error), icu::Normalizer2::getNFCInstance(error),
                uspoof_open(&error)};
  FILE* out = U_SUCCESS(error) ? std::fopen(argv[1], "w") : nullptr;
  if (out == nullptr) {
    std::fputs("cannot open ICU data or the output\n", stderr);
    return 1;
  }
  Tables(icu).write(out);
  uspoof_close(icu.spoof);
  return std::fclose(out) == 0 ? 0 : 1;
}
