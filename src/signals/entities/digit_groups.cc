#include "signals/entities/digit_groups.h"

namespace seamark::entities {
namespace {

constexpr size_t kSeparatorUnitsMax = 4;  // " - ("

bool is_separator(char16_t unit) {
  switch (unit) {
    case u' ':
    case u'.':
    case u'-':
    case u'(':
    case u')':
    case u'/':
    case u'\u2212':  // minus sign
      return true;
    default:
      return unit >= u'\u2010' && unit <= u'\u2015';  // hyphens and dashes
  }
}

size_t digits_end(const TextView& text, size_t from) {
  while (text.is_digit(from)) {
    ++from;
  }
  return from;
}

// "+44", "+ 44", "(+44)", "+(44)", "++1"; not "650+253", which is a sum.
void find_plus(const TextView& text, DigitGroup& group) {
  size_t at = group.span.start;
  for (size_t skipped = 0; at > 0 && skipped < 3; ++skipped) {
    const char16_t before = text.at(at - 1);
    if (before == u'+') {
      while (at > 0 && text.at(at - 1) == u'+') {
        --at;
      }
      group.plus = (at == 0 || !text.is_digit(at - 1)) && text.at(group.span.start) != u'0';
      group.plus_at = at;
      return;
    }
    if (before != u' ' && before != u'(') {
      return;
    }
    --at;
  }
}

DigitGroup group_at(const TextView& text, size_t start) {
  DigitGroup group{.span = {start, digits_end(text, start)}};
  group.bracketed = start > 0 && text.at(start - 1) == u'(' && text.at(group.span.end) == u')';
  find_plus(text, group);
  return group;
}

}  // namespace

void next_digit_row(const TextView& text, const std::vector<UnitSpan>& claimed, size_t& from,
                    DigitRow& row) {
  row.clear();
  for (size_t start = text.next_digit(from); start < text.size();) {
    const DigitGroup group = group_at(text, start);
    if (covered(claimed, group.span.start, group.span.end)) {
      from = group.span.end;
      if (!row.empty()) {
        return;
      }
      start = text.next_digit(from);
      continue;
    }
    if (group.plus && !row.empty()) {
      return;
    }
    row.push_back(group);
    from = group.span.end;
    size_t next = from;
    while (next - from < kSeparatorUnitsMax && is_separator(text.at(next))) {
      ++next;
    }
    if (next == from || !text.is_digit(next)) {
      return;
    }
    start = next;
  }
  from = row.empty() ? text.size() : from;
}

std::string joined_digits(const TextView& text, const DigitRow& row, size_t first, size_t last) {
  std::string digits;
  for (size_t i = first; i < last; ++i) {
    for (size_t at = row[i].span.start; at < row[i].span.end; ++at) {
      digits.push_back(static_cast<char>(text.units[at]));
    }
  }
  return digits;
}

}  // namespace seamark::entities
