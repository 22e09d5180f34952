#pragma once

#include <memory>

#include "engine/engine.h"
#include "engine/rule_gate.h"
#include "signals/classifier/classifier_signal.h"
#include "signals/entities/entity_signal.h"
#include "signals/language/language_signal.h"
#include "signals/lexicon/lexicon_signal.h"

namespace seamark {

// The signals of one engine: an explicit list, in the order in which they run.
struct Engine::Parts {
  std::shared_ptr<const CompiledPack> pack;
  SimdLevel level;
  language::LanguageSignal language;
  classifier::ClassifierSignal classifier;
  lexicon::LexiconSignal lexicon;
  RuleGate gate;
  entities::EntitySignal entities;
};

}  // namespace seamark
