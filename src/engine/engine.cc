#include "engine/engine.h"

#include <utility>

#include "engine/engine_internal.h"

namespace seamark {

namespace {

std::string_view model_bytes(const CompiledPack& pack, const char* name) {
  const auto found = pack.models.find(name);
  return found == pack.models.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}

Engine::~Engine() = default;

const CompiledPack& Engine::pack() const {
  return *parts_->pack;
}

Result<std::shared_ptr<const Engine>> Engine::create(std::shared_ptr<const CompiledPack> pack,
                                                     SimdLevel level) {
  language::LanguageSignal language =
      SEAMARK_TRY(language::LanguageSignal::create(model_bytes(*pack, "language.bin")));
  classifier::ClassifierSignal classifier =
      SEAMARK_TRY(classifier::ClassifierSignal::create(model_bytes(*pack, "classifier.bin")));
  const CompiledPack& p = *pack;
  auto parts = std::unique_ptr<const Parts>(
      new Parts{std::move(pack), level, std::move(language), std::move(classifier),
                lexicon::LexiconSignal(p), RuleGate(p), entities::EntitySignal(p)});
  return std::shared_ptr<const Engine>(new Engine(std::move(parts)));
}

}  // namespace seamark
