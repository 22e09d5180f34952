#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "api/background_row_json.h"
#include "app/arguments.h"
#include "base/result.h"

namespace seamark::app {

// Whether a text is learnt from or kept for the evaluation.
enum class Part { kTrain, kTest };

// What a model is learnt from, where it goes.
struct LearnInputs {
  std::string out;
  std::vector<std::string> files;       // one row in `held_out` is kept for the evaluation
  std::vector<std::string> train;       // every row is learnt
  std::vector<std::string> test;        // rows for the evaluation, instead of those held out
  std::vector<std::string> background;  // files of the background set, by name
  std::optional<std::set<std::string, std::less<>>> sources;  // permitted; absent: all are
  uint64_t seed = 1;
  uint32_t held_out = 10;

  Part part_of(std::string_view text) const;
};

// Reads the options of `learn language` and `learn classifier` and the list of sources: one a line,
// '#' starts a comment.
Result<LearnInputs> find_learn_inputs(const Arguments& arguments);

// Calls visit(row, part) for each row of the background set: one in `held_out`, whatever its
// source, for the evaluation, and of the others those of permitted sources. Bad rows are reported
// on stderr. A row lives during its visit.
void for_each_background_row(const LearnInputs& inputs,
                             const std::function<void(const api::BackgroundRow&, Part)>& visit);

}  // namespace seamark::app
