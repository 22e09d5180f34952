#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "engine/engine.h"

namespace seamark {

// Runs every rule's examples, and the disguises it says it survives, against the engine: SM-R1xx
// errors at the example's line when one fails. A pack with errors here must not be used. Pure.
// Cost: about 2 µs per example and disguise.
void verify_examples(const std::shared_ptr<const Engine>& engine, Diagnostics& diagnostics);

}  // namespace seamark
