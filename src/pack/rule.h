#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/signal.h"

namespace seamark {

using ConceptSet = std::bitset<kConceptsMax>;
using NodeId = uint32_t;
constexpr NodeId kNoNode = 0xFFFFFFFF;

// One step of a compiled expression. Children are indexes into the pack's node list, always smaller
// than the node's own: evaluation cannot loop.
enum class NodeKind : uint8_t {
  kAnyOf,    // a hit of any of `concepts`
  kCountOf,  // hits of at least `number` different ones of `concepts` (all of: number = size)
  kAnd,      // children
  kOr,       // children
  kNot,      // one child
  kWithin,   // a hit of `concepts` and one of `others` at most `number` words apart
  kBefore,   // the same, and the first ends before the second starts; number 0: at any distance
  kSameSentence,  // a hit of `concepts` and one of `others` in one sentence
  kQuoted,        // there is a hit of `concepts`, and all of them are quoted
  kMostlyQuoted,
  kObfuscated,
  kLanguageIs,  // `languages`
  kRegex,       // pattern `number` of the pack's RegexSet
};

struct Node {
  NodeKind kind = NodeKind::kAnyOf;
  uint32_t number = 0;
  ConceptSet concepts;
  ConceptSet others;
  std::vector<NodeId> children;
  std::vector<std::string> languages;
};

// A value that depends on conditions: the last alternative whose condition holds wins.
template <typename T>
struct Conditional {
  struct Alternative {
    T value;
    NodeId condition;
  };

  T value{};
  std::vector<Alternative> alternatives;
};

enum class RuleStatus : uint8_t { kStable, kTest, kOff };
enum class RuleVerdict : uint8_t { kAdvert, kAsking, kRescue };

// Ways to disguise a text, for `survives`.
enum class Disguise : uint8_t {
  kHomoglyphs,
  kZeroWidth,
  kSpacing,
  kLeet,
  kEmoji,
  kStyled,
  kRepeats,
};

struct RuleExample {
  std::string language;
  std::string text;
  std::string because;  // of a "does not match"
  bool must_match = true;
  uint32_t line = 0;  // in the rule's file
};

struct Rule {
  std::string name;  // "oic.sea_offer_contact"
  uint32_t version = 0;
  RuleStatus status = RuleStatus::kStable;
  RuleVerdict verdict = RuleVerdict::kAdvert;
  std::string owner;
  std::string says;
  Conditional<std::string> category;
  Conditional<std::string> severity;
  Conditional<double> adds;
  NodeId when = kNoNode;
  NodeId unless = kNoNode;  // kNoNode: none
  std::vector<RuleExample> examples;
  std::vector<Disguise> survives;
  std::string file;
  uint32_t line = 0;

  // Made by the compiler. The rule cannot fire unless the post has a concept of `anchors` (the
  // rarest conjunct of `when`; empty: always evaluated). `cost`: concept look-ups plus pairs at
  // worst.
  ConceptSet anchors;
  ConceptSet mentioned;  // all concepts that `when` names: what the explanation shows
  uint64_t cost = 0;
};

}  // namespace seamark
