#pragma once

#include <string_view>

#include "api/json_writer.h"
#include "model/assessment.h"

namespace seamark::api {

// Appends the assessment as one JSON object in the form of docs/formats/ndjson.md, without a line
// end. `post_id` is the id to give, as the post may have come without one. Thread-safe. Cost: about
// 1 µs for five reasons.
void write_assessment(const Assessment& assessment, std::string_view post_id, JsonBuffer& out);

}  // namespace seamark::api
