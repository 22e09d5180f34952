#include <algorithm>
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

std::vector<bool> masked_units(const FieldText& text, const std::vector<Entity>& entities) {
  const FoldedText& fold = text.fold;
  const uint32_t* offsets = fold.offsets.data();
  std::vector<bool> masked(fold.size, false);
  for (const Entity& entity : entities) {
    if (entity.field != text.field || !is_contact(entity.type)) {
      continue;
    }
    const uint32_t* first = std::lower_bound(offsets, offsets + fold.size, entity.start);
    const uint32_t* last = std::lower_bound(offsets, offsets + fold.size, entity.end);
    for (const uint32_t* at = first; at < last; ++at) {
      masked[static_cast<size_t>(at - offsets)] = true;
    }
  }
  const std::u16string_view units(fold.units.data(), fold.size);
  for (size_t start = 0; start < units.size();) {
    const size_t end = std::min(units.find(u' ', start), units.size());
    if (looks_like_contact(units.substr(start, end - start))) {
      std::fill(masked.begin() + static_cast<ptrdiff_t>(start),
                masked.begin() + static_cast<ptrdiff_t>(end), true);
    }
    start = end + 1;
  }
  return masked;
}

// Joins words and masks; counts words.
class Joiner {
 public:
  void add_mask() {
    end_word();
    if (out_.units.empty() || out_.units.back() != kMask) {
      space();
      out_.units += kMask;
    }
  }

  void add_word_unit(char16_t unit) {
    if (is_ideograph(unit)) {
      ++out_.words;
    } else {
      ++run_;
    }
    if (!in_word_) {
      space();
      in_word_ = true;
    }
    out_.units += unit;
  }

  void end_word() {
    out_.words += (run_ + kWordUnits - 1) / kWordUnits;
    run_ = 0;
    in_word_ = false;
  }

  MaskedText take() {
    end_word();
    return std::move(out_);
  }

 private:
  void space() {
    if (!out_.units.empty()) {
      out_.units += u' ';
    }
  }

  MaskedText out_;
  size_t run_ = 0;  // letters of the word so far
  bool in_word_ = false;
};

}  // namespace

MaskedText mask_text(const FieldText& text, const std::vector<Entity>& entities) {
  const FoldedText& fold = text.fold;
  const std::vector<bool> masked = masked_units(text, entities);
  Joiner joiner;
  for (size_t i = 0; i < fold.size; ++i) {
    if (masked[i] || fold.digit.test(i)) {
      joiner.add_mask();
    } else if (fold.word.test(i)) {
      joiner.add_word_unit(fold.units[i]);
    } else {
      joiner.end_word();
    }
  }
  return joiner.take();
}

}  // namespace seamark::campaign
