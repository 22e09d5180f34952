#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signals/entities/found.h"
#include "text/fold.h"

// What the tests of this room share.
namespace seamark::entities {

// A text folded for a finder.
struct Folded {
  std::string source;
  FoldedText fold;

  explicit Folded(std::string_view text) : source(text) { fold_scalar(source, fold); }

  TextView view() const { return TextView(fold); }

  std::string quote(const UnitSpan& span) const {
    const FoldedText::Source bytes = fold.source_of(span.start, span.end);
    return source.substr(bytes.first, bytes.last - bytes.first);
  }
};

using Strings = std::vector<std::string>;

inline Strings values_of(const std::vector<Found>& found) {
  Strings values;
  for (const Found& one : found) {
    values.push_back(one.value);
  }
  return values;
}

}  // namespace seamark::entities
