#pragma once

#include "base/cpu.h"
#include "model/post.h"
#include "signals/document.h"

namespace seamark {

// Folds the fields of a post that hold words into `document`, reusing its room: text, picture
// descriptions, display name and bio. The text field, if any, is first. Cost: fold() per field.
void build_document(const Post& post, SimdLevel level, Document& document);

}  // namespace seamark
