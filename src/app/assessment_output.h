#pragma once

#include <string_view>

#include "api/json_writer.h"
#include "app/redact.h"
#include "app/settings.h"
#include "model/assessment.h"
#include "model/post.h"
#include "pack/compiled_pack.h"

namespace seamark::app {

// Writes assessments in the chosen format. Thread-bound: one per worker.
class AssessmentOutput {
 public:
  AssessmentOutput(const Settings& settings, const CompiledPack& pack)
      : settings_(settings), pack_(pack) {}

  void write(const Assessment& assessment, std::string_view post_id, const Post& post,
             api::JsonBuffer& out);

  // What stands before the first and behind the last assessment.
  static std::string_view head(OutputFormat format);
  static std::string_view tail(OutputFormat format);

 private:
  const Settings& settings_;
  const CompiledPack& pack_;
  Redactor redactor_;
};

}  // namespace seamark::app
