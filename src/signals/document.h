#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "model/signal.h"
#include "text/folded_text.h"

namespace seamark {

// One field of a post as the signals look at it.
struct FieldText {
  Field field = Field::kText;
  std::string_view source;  // the original bytes
  FoldedText fold;          // first view
  FoldedText second;        // second view; meaningful only if triggers != 0
  uint32_t triggers = 0;    // ObfuscationTrigger

  // Made on first need by locate(): where sentences start and what is quoted, in source bytes, and
  // where words begin.
  bool structured = false;
  std::vector<uint32_t> sentence_starts;
  std::vector<std::pair<uint32_t, uint32_t>> quoted_ranges;
  double quoted_share = 0;             // of the word characters
  std::vector<uint32_t> words_before;  // words begun before every 64th unit; none in Han scripts
};

constexpr size_t kDocumentFieldsMax = 12;

// What all signals look at: the non-empty fields of one post, folded. Reused from post to post.
struct Document {
  std::array<FieldText, kDocumentFieldsMax> fields;
  size_t count = 0;

  FieldText* begin() { return fields.data(); }

  FieldText* end() { return fields.data() + count; }

  const FieldText* begin() const { return fields.data(); }

  const FieldText* end() const { return fields.data() + count; }
};

// Finds the sentences and the quoted ranges of the field, once.
void find_structure(FieldText& text);

// Fills the position members of `hit` (start, end given in source bytes): words, sentence, quoted.
// Calls find_structure(). Cost: logarithmic in the field's length, after that.
void locate(FieldText& text, ConceptHit& hit);

}  // namespace seamark
