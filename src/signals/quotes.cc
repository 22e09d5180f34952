#include "signals/structure_internal.h"

namespace seamark {
namespace {

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

void QuotePairer::close(Style style, const Mark& mark, Ranges& ranges) {
  if (is_open(style, mark)) {
    ranges.emplace_back(open_[style], mark.end);
  }
  open_[style] = kNotOpen;
}

// A mark that opens one style, or ends the other if that is open.
void QuotePairer::open_or_close(Style opens, Style closes, const Mark& mark, Ranges& ranges) {
  if (is_open(closes, mark)) {
    close(closes, mark, ranges);
  } else {
    open_[opens] = mark.start;
  }
}

// A mark that looks the same at both ends.
void QuotePairer::toggle(Style style, Ends ends, const Mark& mark, Ranges& ranges) {
  if (is_open(style, mark) && ends.may_close) {
    close(style, mark, ranges);
  } else if (ends.may_open) {
    open_[style] = mark.start;
  }
}

void QuotePairer::take(std::string_view source, const Mark& mark, Ranges& ranges) {
  switch (mark.value) {
    case '"':
      return toggle(kStraight, {may_open(source, mark), !is_blank(kind_before(source, mark.start))},
                    mark, ranges);
    case '\'':
      return toggle(kApostrophes, {may_open(source, mark), may_close(source, mark)}, mark, ranges);
    case 0x2018:  // ‘, which also ends ‚…‘
      return toggle(kSingle, {may_open(source, mark), may_close(source, mark)}, mark, ranges);
    case 0x2019:  // ’
      return may_close(source, mark) ? close(kSingle, mark, ranges) : void();
    case 0x201C:  // “
      return open_or_close(kCurly, kLow, mark, ranges);
    case 0x201D:  // ”
      return close(is_open(kLow, mark) ? kLow : kCurly, mark, ranges);
    case 0x00AB:  // «
      return open_or_close(kGuillemets, kReversed, mark, ranges);
    case 0x00BB:  // »
      return open_or_close(kReversed, kGuillemets, mark, ranges);
    default:
      return take_directed(mark, ranges);
  }
}

// Marks that tell themselves whether they open or close.
void QuotePairer::take_directed(const Mark& mark, Ranges& ranges) {
  switch (mark.value) {
    case 0x201E:  // „
      open_[kLow] = mark.start;
      break;
    case 0x201A:  // ‚
      open_[kSingle] = mark.start;
      break;
    case 0x2039:  // ‹
      open_[kSingleAngle] = mark.start;
      break;
    case 0x300C:  // 「
    case 0x300E:  // 『
      open_[kCorner] = mark.start;
      break;
    case 0x203A:  // ›
      close(kSingleAngle, mark, ranges);
      break;
    case 0x300D:  // 」
    case 0x300F:  // 』
      close(kCorner, mark, ranges);
      break;
    default:
      break;
  }
}

}  // namespace seamark
