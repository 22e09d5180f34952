#pragma once

#include "api/json_writer.h"
#include "learn/evaluation.h"
#include "model/assessment.h"

namespace seamark::api {

// Appends the evaluation as one JSON object (schema/evaluation.schema.json): counts, rates with
// their Wilson intervals overall and by language, category and variant, and the confusion list.
void write_evaluation(const Evaluation& evaluation, const PackIdentity& pack, JsonBuffer& out);

}  // namespace seamark::api
