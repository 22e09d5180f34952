#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/signal.h"
#include "signals/document.h"

namespace seamark::campaign {

// Stands for any run of digits, links, handles and phone numbers. No folded text holds it.
constexpr char16_t kMask = 0xFFFF;

// What stays the same when a campaign changes its contact: words apart by one space, kMask for what
// is masked, nothing else. Emoji and punctuation, which vary from copy to copy, are left out.
struct MaskedText {
  std::u16string units;
  size_t words =
      0;  // masks not counted; an ideograph is one, and so are 12 letters without a space
};

MaskedText mask_text(const FieldText& text, const std::vector<Entity>& entities);

}  // namespace seamark::campaign
