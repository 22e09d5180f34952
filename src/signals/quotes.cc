#include "signals/structure_internal.h"

namespace seamark {
namespace {

// Ways to quote. The number is the slot of QuotePairer::open_.
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
};

bool is_wordy(CharKind kind) {
  return kind == CharKind::kLetter || kind == CharKind::kDigit;
}

bool is_blank(CharKind kind) {
  return kind == CharKind::kSpace || kind == CharKind::kNone;
}

// An apostrophe stands inside or at the end of a word; an opening mark has a word after it and none
// before.
bool may_open(std::string_view source, const Mark& mark) {
  return !is_wordy(kind_before(source, mark.start)) && !is_blank(kind_at(source, mark.end));
}

bool may_close(std::string_view source, const Mark& mark) {
  return !is_blank(kind_before(source, mark.start)) && !is_wordy(kind_at(source, mark.end));
}

}  // namespace

void QuotePairer::take(std::string_view source, const Mark& mark,
                       std::vector<std::pair<uint32_t, uint32_t>>& ranges) {
  const auto opened = [&](Style style) {
    return open_[style] != kNotOpen && mark.end - open_[style] <= kQuotedBytesMax;
  };
  const auto open = [&](Style style) { open_[style] = mark.start; };
  const auto close = [&](Style style) {
    if (opened(style)) {
      ranges.emplace_back(open_[style], mark.end);
    }
    open_[style] = kNotOpen;
  };
  const auto toggle = [&](Style style, bool opens, bool closes) {
    if (opened(style) && closes) {
      close(style);
    } else if (opens) {
      open(style);
    }
  };
  switch (mark.value) {
    case '"':
      toggle(kStraight, may_open(source, mark), !is_blank(kind_before(source, mark.start)));
      break;
    case '\'':
      toggle(kApostrophes, may_open(source, mark), may_close(source, mark));
      break;
    case 0x201C:  // “
      opened(kLow) ? close(kLow) : open(kCurly);
      break;
    case 0x201D:  // ”
      opened(kLow) ? close(kLow) : close(kCurly);
      break;
    case 0x201E:  // „
      open(kLow);
      break;
    case 0x00AB:  // «
      opened(kReversed) ? close(kReversed) : open(kGuillemets);
      break;
    case 0x00BB:  // »
      opened(kGuillemets) ? close(kGuillemets) : open(kReversed);
      break;
    case 0x2039:  // ‹
      open(kSingleAngle);
      break;
    case 0x203A:  // ›
      close(kSingleAngle);
      break;
    case 0x300C:  // 「
    case 0x300E:  // 『
      open(kCorner);
      break;
    case 0x300D:  // 」
    case 0x300F:  // 』
      close(kCorner);
      break;
    case 0x2018:  // ‘, which also ends ‚…‘
      toggle(kSingle, may_open(source, mark), may_close(source, mark));
      break;
    case 0x201A:  // ‚
      open(kSingle);
      break;
    case 0x2019:  // ’
      if (may_close(source, mark)) {
        close(kSingle);
      }
      break;
    default:
      break;
  }
}

}  // namespace seamark
