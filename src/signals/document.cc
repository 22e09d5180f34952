#include "signals/document.h"

#include <algorithm>
#include <array>

#include "signals/structure_internal.h"

namespace seamark {
namespace {

// Bytes that a mark of structure_internal.h can begin with; all others are passed over unread.
constexpr std::array<bool, 256> lead_bytes_of_marks() {
  std::array<bool, 256> table{};
  for (const unsigned byte : {'.' + 0U, '!' + 0U, '?' + 0U, '\n' + 0U, '\r' + 0U, '"' + 0U,
                              '\'' + 0U, 0xC2U, 0xD8U, 0xDBU, 0xE0U, 0xE1U, 0xE2U, 0xE3U, 0xEFU}) {
    table[byte] = true;
  }
  return table;
}

constexpr std::array<bool, 256> kMarkLead = lead_bytes_of_marks();

// The first unit whose source byte is `byte` or later.
size_t unit_at(const FoldedText& fold, uint32_t byte) {
  const uint32_t* first = fold.offsets.data();
  const bool one_to_one =
      byte < fold.size && first[byte] == byte && (byte == 0 || first[byte - 1] < byte);
  if (one_to_one) {
    return byte;  // only ASCII before it
  }
  return static_cast<size_t>(std::lower_bound(first, first + fold.size, byte) - first);
}

// Sorted and without overlap, so that one binary search answers.
void merge_ranges(std::vector<std::pair<uint32_t, uint32_t>>& ranges) {
  std::sort(ranges.begin(), ranges.end());
  size_t kept = 0;
  for (size_t i = 0; i < ranges.size(); ++i) {
    if (kept > 0 && ranges[i].first <= ranges[kept - 1].second) {
      ranges[kept - 1].second = std::max(ranges[kept - 1].second, ranges[i].second);
    } else {
      ranges[kept++] = ranges[i];
    }
  }
  ranges.resize(kept);
}

double share_quoted(const FieldText& text) {
  if (text.quoted_ranges.empty()) {
    return 0;
  }
  const size_t all = text.fold.word.count(0, text.fold.size);
  size_t quoted = 0;
  for (const auto& [first, last] : text.quoted_ranges) {
    quoted += text.fold.word.count(unit_at(text.fold, first), unit_at(text.fold, last));
  }
  return all == 0 ? 0 : static_cast<double>(quoted) / static_cast<double>(all);
}

size_t bits_of(uint64_t bits) {
  bits -= (bits >> 1U) & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + ((bits >> 2U) & 0x3333333333333333U);
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<size_t>((bits * 0x0101010101010101U) >> 56U);
}

// Bits where words begin among units [64 k, 64 k + 64).
uint64_t word_starts(const FoldedText& fold, size_t k) {
  const uint64_t* words = fold.word.words();
  const uint64_t carry = k > 0 ? words[k - 1] >> 63U : 0;
  return words[k] & ~((words[k] << 1U) | carry);
}

void count_words(FieldText& text) {
  text.words_before.clear();
  if ((text.fold.flags & kTextHasHan) != 0) {
    return;  // words are not spaced: FoldedText::word_index() knows how to count them
  }
  size_t begun = 0;
  for (size_t k = 0; k * 64 < text.fold.size; ++k) {
    text.words_before.push_back(static_cast<uint32_t>(begun));
    begun += bits_of(word_starts(text.fold, k));
  }
}

// The same as FoldedText::word_index(), without counting from the beginning.
uint32_t word_index(const FieldText& text, size_t i) {
  if (text.words_before.empty()) {
    return static_cast<uint32_t>(text.fold.word_index(i));
  }
  const uint64_t up_to = ~uint64_t{0} >> (63 - (i & 63U));
  const uint64_t starts = word_starts(text.fold, i / 64) & up_to;
  return text.words_before[i / 64] + static_cast<uint32_t>(bits_of(starts));
}

}  // namespace

void find_structure(FieldText& text) {
  if (text.structured) {
    return;
  }
  text.structured = true;
  text.quoted_ranges.clear();
  text.sentence_starts.assign(1, 0);
  const std::string_view source = text.source.substr(0, text.fold.source_bytes);
  QuotePairer quotes;
  for (size_t at = 0; at < source.size();) {
    if (!kMarkLead[static_cast<uint8_t>(source[at])]) {
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(source, at);
    const Mark mark = {c.value, static_cast<uint32_t>(at), static_cast<uint32_t>(at + c.bytes)};
    at = mark.end;
    if (mark.end < source.size() && ends_sentence(source, mark)) {
      text.sentence_starts.push_back(mark.end);
    } else {
      quotes.take(source, mark, text.quoted_ranges);
    }
  }
  merge_ranges(text.quoted_ranges);
  text.quoted_share = share_quoted(text);
  count_words(text);
}

void locate(FieldText& text, ConceptHit& hit) {
  find_structure(text);
  const auto sentence =
      std::upper_bound(text.sentence_starts.begin(), text.sentence_starts.end(), hit.start);
  hit.sentence = static_cast<uint32_t>(sentence - text.sentence_starts.begin()) - 1;

  const auto after = std::upper_bound(text.quoted_ranges.begin(), text.quoted_ranges.end(),
                                      std::pair<uint32_t, uint32_t>{hit.start, UINT32_MAX});
  hit.quoted = after != text.quoted_ranges.begin() && hit.end <= std::prev(after)->second;

  const FoldedText& fold = text.fold;
  if (fold.size == 0) {
    return;
  }
  size_t first = std::min(unit_at(fold, hit.start), fold.size - 1);
  const size_t end = std::max(unit_at(fold, hit.end), first + 1);
  hit.last_word = word_index(text, std::min(end, fold.size) - 1);
  while (first + 1 < end && !fold.word.test(first)) {
    ++first;  // "+44 7700": the hit's first word, not the one before it
  }
  hit.first_word = word_index(text, first);
}

}  // namespace seamark
