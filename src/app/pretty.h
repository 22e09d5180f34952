#pragma once

#include <string_view>

#include "api/json_writer.h"
#include "app/settings.h"
#include "model/assessment.h"
#include "model/post.h"
#include "pack/compiled_pack.h"

namespace seamark::app {

// The word for what was found: REVIEW, ASKING, RESCUE, UNDECIDED or CLEAN.
std::string_view finding_word(const Assessment& assessment);

// Text for a terminal: control characters and direction overrides are shown as \u{…}; with `ascii`
// all that is not ASCII.
void append_safe(std::string_view text, bool ascii, api::JsonBuffer& out);

// `id` is the post's own or the place it was read from.
struct JudgedPost {
  const Assessment& assessment;
  std::string_view id;
  const Post& post;
};

// An assessment for a person: the word, score, language and id, the text, what spoke for and
// against it.
void write_pretty(const JudgedPost& judged, const CompiledPack& pack, const Settings& settings,
                  api::JsonBuffer& out);

}  // namespace seamark::app
