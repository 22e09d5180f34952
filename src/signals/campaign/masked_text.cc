#include <algorithm>
#include <bit>
#include <string_view>

#include "signals/campaign/masked_text_internal.h"

namespace seamark::campaign {
namespace {

// Scripts without spaces make words of any length; about this many of their letters say as much as
// a word.
constexpr size_t kWordUnits = 12;

bool is_contact(EntityType type) {
  return type == EntityType::kPhone || type == EntityType::kHandle || type == EntityType::kLink;
}

bool is_ideograph(char16_t unit) {
  return unit >= 0x3400 && unit <= 0x9FFF;
}

// A link or handle by its looks, so that the signature does not hang on what the entity signal
// knows.
bool looks_like_contact(std::u16string_view token) {
  const size_t slash = token.find(u'/');
  const size_t dot = token.find(u'.');
  const bool path = slash != token.npos && dot != token.npos && dot < slash;
  return path || token.find(u"://") != token.npos || token.starts_with(u"www.") ||
         (token.size() > 1 && token[0] == u'@');
}

using BitWords = std::vector<uint64_t>;

void set_bits(size_t from, size_t to, BitWords& bits) {
  for (size_t i = from; i < to; ++i) {
    bits[i >> 6U] |= uint64_t{1} << (i & 63U);
  }
}

// The first clear bit at or after `at`.
size_t run_end(const BitWords& bits, size_t at, size_t size) {
  while (at < size) {
    const uint64_t clear = ~bits[at >> 6U] >> (at & 63U);
    if (clear != 0) {
      return std::min(size, at + static_cast<size_t>(std::countr_zero(clear)));
    }
    at = (at | 63U) + 1;
  }
  return size;
}

constexpr size_t kBlock = 32;

// Whether `test` holds for any of 32 units. Without a way out in between, so that the compiler
// compares them together.
template <typename Test>
bool any_in_block(const char16_t* units, Test&& test) {
  uint16_t any = 0;
  for (size_t i = 0; i < kBlock; ++i) {
    any |= static_cast<uint16_t>(test(units[i]));
  }
  return any != 0;
}

// Every token of looks_like_contact() holds one of these; most texts hold few.
bool may_mark_contact(char16_t unit) {
  return unit == u'/' || unit == u'@' || unit == u'.';
}

size_t next_contact_mark(std::u16string_view units, size_t at) {
  while (at + kBlock <= units.size() && !any_in_block(units.data() + at, may_mark_contact)) {
    at += kBlock;
  }
  while (at < units.size() && !may_mark_contact(units.data()[at])) {
    ++at;
  }
  return at;
}

void mask_tokens(std::u16string_view units, BitWords& masked) {
  for (size_t at = next_contact_mark(units, 0); at < units.size();) {
    const size_t space = units.rfind(u' ', at);
    const size_t start = space == units.npos ? 0 : space + 1;
    const size_t end = std::min(units.find(u' ', at), units.size());
    if (looks_like_contact(units.substr(start, end - start))) {
      set_bits(start, end, masked);
    }
    at = next_contact_mark(units, end);
  }
}

bool has_ideographs(std::u16string_view units) {
  size_t at = 0;
  for (; at + kBlock <= units.size(); at += kBlock) {
    if (any_in_block(units.data() + at, is_ideograph)) {
      return true;
    }
  }
  return std::any_of(units.begin() + static_cast<std::ptrdiff_t>(at), units.end(), is_ideograph);
}

// Digits, contacts that the entity signal found, and what looks like one.
BitWords masked_units(const FieldText& text, const std::vector<Entity>& entities) {
  const FoldedText& fold = text.fold;
  const uint64_t* digits = fold.digit.words();
  BitWords masked(digits, digits + (fold.size + 63) / 64);
  const uint32_t* offsets = fold.offsets.data();
  for (const Entity& entity : entities) {
    if (entity.field == text.field && is_contact(entity.type)) {
      const uint32_t* first = std::lower_bound(offsets, offsets + fold.size, entity.start);
      const uint32_t* last = std::lower_bound(first, offsets + fold.size, entity.end);
      set_bits(static_cast<size_t>(first - offsets), static_cast<size_t>(last - offsets), masked);
    }
  }
  mask_tokens(std::u16string_view(fold.units.data(), fold.size), masked);
  return masked;
}

// Joins words and masks; counts words.
class Joiner {
 public:
  explicit Joiner(std::u16string_view text) : has_ideographs_(has_ideographs(text)) {
    out_.units.reserve(2 * text.size());
  }

  void add_mask() {
    if (out_.units.empty() || out_.units.back() != kMask) {
      space();
      out_.units += kMask;
    }
  }

  void add_word(std::u16string_view word) {
    const auto ideographs =
        has_ideographs_ ? static_cast<size_t>(std::count_if(word.begin(), word.end(), is_ideograph))
                        : size_t{0};
    out_.words += ideographs + (word.size() - ideographs + kWordUnits - 1) / kWordUnits;
    space();
    out_.units += word;
  }

  MaskedText take() { return std::move(out_); }

 private:
  void space() {
    if (!out_.units.empty()) {
      out_.units += u' ';
    }
  }

  MaskedText out_;
  bool has_ideographs_;
};

}  // namespace

MaskedText mask_text(const FieldText& text, const std::vector<Entity>& entities) {
  const FoldedText& fold = text.fold;
  const std::u16string_view units(fold.units.data(), fold.size);
  const BitWords masked = masked_units(text, entities);
  BitWords words(masked.size());
  for (size_t i = 0; i < words.size(); ++i) {
    words[i] = fold.word.words()[i] & ~masked[i];
  }
  BitWords others(masked.size());
  for (size_t i = 0; i < others.size(); ++i) {
    others[i] = ~(words[i] | masked[i]);
  }
  Joiner joiner(units);
  for (size_t at = run_end(others, 0, units.size()); at < units.size();) {
    const bool mask = ((masked[at >> 6U] >> (at & 63U)) & 1U) != 0;
    const size_t end = run_end(mask ? masked : words, at, units.size());
    if (mask) {
      joiner.add_mask();
    } else {
      joiner.add_word(units.substr(at, end - at));
    }
    at = run_end(others, end, units.size());
  }
  return joiner.take();
}

}  // namespace seamark::campaign
