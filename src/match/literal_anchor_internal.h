#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "match/literal_set.h"
#include "match/window_hash.h"

namespace seamark {

// How a term is looked up, the most selective way first. A whole word is a run of word units
// without ideographs that has a bound on both sides wherever the term is found.
enum class AnchorKind : uint8_t {
  kTokenPair,  // by two whole words that follow each other, at the words of a text
  kToken,      // by a whole word
  kSign,       // by a unit that is neither of a word nor a space, at such units
  kSignPair,   // … and the unit after it
  kPrefix,     // by the first three units, at the starts of words
  kWindow,     // by four units, everywhere
  kShort,      // by the only unit, where the filter lets it
  kShortPair,  // by the first two units of two or three, where the filter lets them
};
constexpr size_t kAnchorKinds = 8;

struct TermAnchor {
  AnchorKind kind = AnchorKind::kShort;
  uint8_t at = 0;     // units from the start of the term
  uint8_t units = 1;  // what is hashed: of a pair of words, with what is between them
};

// The anchor of each term: of several of one kind the rarest, judged by how often its units occur
// in ordinary text and how often the anchor occurs in the terms themselves. Terms of no units or of
// more than 64 get the default.
std::vector<TermAnchor> choose_anchors(std::span<const LiteralTerm> terms);

// Rough share of a character among the folded characters of its own script's posts, in 1/4096.
uint32_t unit_share(char16_t unit);

constexpr bool is_ideograph(char16_t unit) {
  return unit >= 0x3400 && unit <= 0x9FFF;
}

constexpr uint32_t sign_hash(char16_t unit) {
  return window_hash(unit, 1);
}

constexpr uint32_t pair_hash(char16_t first, char16_t second) {
  return window_hash(first | (static_cast<uint32_t>(second) << 16U), 2);
}

// A word is hashed by its first four units and its last four; words that share them are told apart
// by verification. Of shorter words the missing units are shifted out, hence the even factor: the
// sum of the two must be odd for words of one unit to differ.
constexpr uint64_t kTokenHead = 0x9E3779B97F4A7C15U;
constexpr uint64_t kTokenTail = 0xC2B2AE3D27D4EB4EU;
constexpr uint32_t kPrefixUnits = 3;
constexpr uint32_t kPrefixBits = 13;  // of a prefix' hash that its table of bytes looks at
constexpr uint32_t kPairFirst = 0x85EBCA6BU;
constexpr uint32_t kPairSecond = 0xC2B2AE35U;

// Of the first kPrefixUnits of four units.
inline uint32_t prefix_hash(const char16_t* units) {
  uint64_t four = 0;
  std::memcpy(&four, units, sizeof(four));
  return static_cast<uint32_t>(((four << 16U) * kTokenHead) >> 32U);
}

uint32_t anchor_hash(const TermAnchor& anchor, const LiteralTerm& term);

}  // namespace seamark
