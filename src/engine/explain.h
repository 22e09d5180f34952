#pragma once

#include <vector>

#include "engine/evidence.h"
#include "engine/findings.h"
#include "engine/hit_index.h"
#include "model/assessment.h"
#include "pack/compiled_pack.h"
#include "signals/document.h"

namespace seamark {

constexpr size_t kReasonsMax = 32;

// What explain() reads: the post as the signals saw it, and what the rules made of it.
struct Explained {
  const CompiledPack& pack;
  const Document& document;
  const HitIndex& index;
  const Scanner::Findings& findings;
};

// Appends the reasons of the rules of `verdict` that fired: one hit of every concept a rule names,
// the rule's evidence shared among them by term weight; strongest first. Then the support concepts.
void explain_rules(const Explained& explained, RuleVerdict verdict, Assessment& out);

// Appends the counter-evidence that is present.
void explain_against(const Explained& explained, Assessment& out);

// Bytes of a field to code points of its original text.
Span span_of(const Document& document, Field field, uint32_t start, uint32_t end);

// The original bytes of a place, as a view into the post.
std::string_view quote_of(const Document& document, Field field, uint32_t start, uint32_t end);

}  // namespace seamark
