#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace seamark {

constexpr size_t kRegexBytesMax = 512;        // of a pattern as written
constexpr uint32_t kRegexRepeatMax = 255;     // of one bounded repeat
constexpr uint32_t kRegexPositionsMax = 300;  // characters and classes, bounded repeats written out
constexpr uint32_t kRegexDepthMax = 16;       // of groups

// A pattern over characters, turned into one over the bytes of UTF-8.
//
// The dialect is what a policy expert needs and what cannot surprise over folded text: literals,
// `.`, classes, groups, `|`, `* + ? {n} {n,} {n,m}`, `^`, `$`, and `\d` (0–9), `\s` (the space),
// `\w` (ASCII letter, digit, `_`, and any other non-ASCII character). One `.`, class or escape is
// one character in every script. Not there: `\b` and negated escapes, which mean ASCII only; flags,
// look-around, references.
struct RegexPattern {
  std::string bytes;        // what is compiled
  std::u16string required;  // the longest string that every match surely holds
  uint32_t positions = 0;
};

// The error says what is wrong with the pattern, without quoting it. Cost: linear.
Result<RegexPattern> parse_regex(std::string_view pattern);

}  // namespace seamark
