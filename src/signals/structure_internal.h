#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "signals/code_point.h"

// The two readers that find_structure() feeds with the marks of a text, from left to right.
namespace seamark {

// One mark that may end a sentence or quote something.
struct Mark {
  char32_t value = 0;
  uint32_t start = 0;
  uint32_t end = 0;
};

// True if a sentence ends at `mark`. A dot inside a number, a link, a date or after a single letter
// ends nothing.
bool ends_sentence(std::string_view source, const Mark& mark);

// Pairs quotation marks. A pair more than kQuotedBytesMax apart is no quotation: a forgotten
// closing mark must not quote the rest of the post.
class QuotePairer {
 public:
  static constexpr uint32_t kQuotedBytesMax = 600;

  using Ranges = std::vector<std::pair<uint32_t, uint32_t>>;

  // Appends the range between the marks, inclusive, when `mark` closes one.
  void take(std::string_view source, const Mark& mark, Ranges& ranges);

 private:
  static constexpr uint32_t kNotOpen = 0xFFFFFFFF;

  enum Style : uint8_t {
    kStraight,     // "…"
    kCurly,        // “…”
    kLow,          // „…“ and „…”
    kGuillemets,   // «…»
    kReversed,     // »…«
    kSingleAngle,  // ‹…›
    kCorner,       // 「…」 『…』
    kSingle,       // ‘…’ ‚…‘
    kApostrophes,  // '…'
    kStyles,
  };

  struct Ends {
    bool may_open = false;
    bool may_close = false;
  };

  bool is_open(Style style, const Mark& mark) const {
    return open_[style] != kNotOpen && mark.end - open_[style] <= kQuotedBytesMax;
  }

  void close(Style style, const Mark& mark, Ranges& ranges);
  void open_or_close(Style opens, Style closes, const Mark& mark, Ranges& ranges);
  void toggle(Style style, Ends ends, const Mark& mark, Ranges& ranges);
  void take_directed(const Mark& mark, Ranges& ranges);

  // Where the open quotation of each style begins.
  std::array<uint32_t, kStyles> open_ = {kNotOpen, kNotOpen, kNotOpen, kNotOpen, kNotOpen,
                                         kNotOpen, kNotOpen, kNotOpen, kNotOpen};
};

}  // namespace seamark
