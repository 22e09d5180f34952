#include "learn/language_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "learn/language_quantiser.h"
#include "learn/portable_math.h"
#include "signals/language/language_model.h"
#include "signals/language/language_signal.h"
#include "signals/language/script.h"
#include "signals/language/trigram_rows.h"
#include "text/fold.h"

namespace seamark {

namespace {

using language::LanguageClass;
using language::Script;

constexpr uint32_t kRowBitsMin = 8;
constexpr uint32_t kRowBitsMax = 14;
constexpr uint32_t kEpochsMax = 100;
constexpr uint32_t kExamplesMax = 1'000'000;
constexpr size_t kLanes = language::kClassesMax;
constexpr std::string_view kUnknown = "und";

Error invalid(std::string message, CallSite where = CallSite::here()) {
  return {ErrorCode::kInvalid, "language training: " + std::move(message), where};
}

Status check(const LanguageTraining& training) {
  if (training.row_bits < kRowBitsMin || training.row_bits > kRowBitsMax) {
    return invalid(
        fmt::format("{} row bits, wanted {} to {}", training.row_bits, kRowBitsMin, kRowBitsMax));
  }
  if (training.epochs < 1 || training.epochs > kEpochsMax) {
    return invalid(fmt::format("{} epochs, wanted 1 to {}", training.epochs, kEpochsMax));
  }
  if (training.examples_max < 1 || training.examples_max > kExamplesMax) {
    return invalid(
        fmt::format("{} examples a language, wanted 1 to {}", training.examples_max, kExamplesMax));
  }
  if (!(training.rate > 0 && training.rate <= 10)) {
    return invalid(fmt::format("rate {}, wanted above 0 to 10", training.rate));
  }
  return ok_status();
}

// The windows of an example, as the signal sees them.
struct Windows {
  Script script = Script::kNone;
  std::vector<uint16_t> rows;
};

Windows find_windows(std::string_view text, uint32_t row_bits, FoldedText& fold) {
  fold_scalar(text, fold);
  Windows result{.script = language::dominant_script(fold)};
  const size_t units = std::min(fold.size, language::kLanguageUnits);
  for (size_t i = 0; i + 3 <= units; ++i) {
    const uint32_t hash =
        language::trigram_hash(fold.units[i], fold.units[i + 1], fold.units[i + 2]);
    result.rows.push_back(static_cast<uint16_t>(hash >> (32 - row_bits)));
  }
  return result;
}

// What is trained on: windows flat, one class each, and which examples a class has.
struct Corpus {
  std::vector<LanguageClass> classes;
  std::vector<uint16_t> rows;
  std::vector<size_t> starts = {0};
  std::vector<uint16_t> example_class;
  std::vector<Script> example_script;
  std::vector<std::vector<uint32_t>> examples_of;               // by class
  std::array<std::vector<uint16_t>, language::kScripts> lanes;  // classes that a script may be

  std::span<const uint16_t> rows_of(uint32_t example) const {
    return std::span(rows).subspan(starts[example], starts[example + 1] - starts[example]);
  }
};

using ScriptCounts = std::array<uint64_t, language::kScripts>;

// A class for each language that its script alone does not decide, by name.
Result<std::vector<LanguageClass>> choose_classes(
    const std::map<std::string_view, ScriptCounts>& languages) {
  std::vector<LanguageClass> classes;
  for (const auto& [code, counts] : languages) {
    if (code == kUnknown) {
      classes.push_back({.code = std::string(code), .script = Script::kNone});
      continue;
    }
    const auto most =
        static_cast<Script>(std::max_element(counts.begin() + 1, counts.end()) - counts.begin());
    if (counts[static_cast<size_t>(most)] == 0 || !language_of_script(most).empty()) {
      continue;
    }
    if (code.size() < 2 || code.size() > language::kCodeBytesMax) {
      return invalid(fmt::format("language code of {} characters, wanted 2 to {}", code.size(),
                                 language::kCodeBytesMax));
    }
    classes.push_back({.code = std::string(code), .script = most});
  }
  if (classes.size() < 2 || classes.size() > kLanes) {
    return invalid(
        fmt::format("{} languages to tell apart, wanted 2 to {}", classes.size(), kLanes));
  }
  return classes;
}

// The name under which an example is learnt.
std::string_view class_name(const LanguageExample& example, const std::vector<std::string>& named) {
  const bool known =
      named.empty() || std::find(named.begin(), named.end(), example.language) != named.end();
  return known ? example.language : kUnknown;
}

Result<Corpus> make_corpus(std::span<const LanguageExample> examples,
                           const LanguageTraining& training) {
  Corpus corpus;
  FoldedText fold;
  std::vector<Windows> windows;
  std::map<std::string_view, ScriptCounts> languages;
  for (const LanguageExample& example : examples) {
    windows.push_back(find_windows(example.text, training.row_bits, fold));
    ++languages[class_name(example, training.languages)]
               [static_cast<size_t>(windows.back().script)];
  }
  corpus.classes = SEAMARK_TRY(choose_classes(languages));
  corpus.examples_of.resize(corpus.classes.size());
  std::map<std::string_view, uint16_t> index;
  std::array<bool, language::kScripts> has_class{};
  const auto classes = static_cast<uint16_t>(corpus.classes.size());
  for (uint16_t i = 0; i < classes; ++i) {
    index[corpus.classes[i].code] = i;
    has_class[static_cast<size_t>(corpus.classes[i].script)] = true;
  }
  for (uint16_t i = 0; i < classes; ++i) {
    const Script script = corpus.classes[i].script;
    for (size_t s = 1; s < language::kScripts; ++s) {
      if (has_class[s] && (script == Script::kNone || script == static_cast<Script>(s))) {
        corpus.lanes[s].push_back(i);
      }
    }
  }
  for (size_t e = 0; e < examples.size(); ++e) {
    const auto found = index.find(class_name(examples[e], training.languages));
    const Windows& one = windows[e];
    if (found == index.end() || one.rows.empty()) {
      continue;
    }
    const std::vector<uint16_t>& lanes = corpus.lanes[static_cast<size_t>(one.script)];
    if (std::find(lanes.begin(), lanes.end(), found->second) == lanes.end()) {
      continue;  // the signal will never ask the model about it
    }
    corpus.examples_of[found->second].push_back(static_cast<uint32_t>(corpus.example_class.size()));
    corpus.example_class.push_back(found->second);
    corpus.example_script.push_back(one.script);
    corpus.rows.insert(corpus.rows.end(), one.rows.begin(), one.rows.end());
    corpus.starts.push_back(corpus.rows.size());
  }
  return corpus;
}

// One step of softmax regression towards the right class, among the classes of the example's
// script.
class SoftmaxTrainer {
 public:
  SoftmaxTrainer(const Corpus& corpus, uint32_t row_bits)
      : corpus_(corpus), stride_((corpus.classes.size() + 7) / 8 * 8) {
    weights_.resize((size_t{1} << row_bits) * stride_);
  }

  void step(uint32_t example, double rate) {
    const std::span<const uint16_t> rows = corpus_.rows_of(example);
    const std::vector<uint16_t>& lanes =
        corpus_.lanes[static_cast<size_t>(corpus_.example_script[example])];
    std::array<float, kLanes> sums{};
    for (const uint16_t row : rows) {
      const float* weights = weights_.data() + row * stride_;
      for (size_t lane = 0; lane < stride_; ++lane) {
        sums[lane] += weights[lane];
      }
    }
    const double root = 1 / std::sqrt(static_cast<double>(rows.size()));
    double largest = -1e300;
    for (const uint16_t lane : lanes) {
      largest = std::max(largest, static_cast<double>(sums[lane]) * root);
    }
    std::array<double, kLanes> odds{};
    double total = 0;
    for (const uint16_t lane : lanes) {
      odds[lane] = portable_exp(static_cast<double>(sums[lane]) * root - largest);
      total += odds[lane];
    }
    std::array<float, kLanes> move{};
    const uint16_t truth = corpus_.example_class[example];
    for (const uint16_t lane : lanes) {
      const double error = odds[lane] / total - (lane == truth ? 1 : 0);
      move[lane] = static_cast<float>(rate * root * error);
    }
    for (const uint16_t row : rows) {
      float* weights = weights_.data() + row * stride_;
      for (size_t lane = 0; lane < stride_; ++lane) {
        weights[lane] -= move[lane];
      }
    }
  }

  LanguageWeights result(uint32_t row_bits) const {
    LanguageWeights out{.row_bits = row_bits, .classes = corpus_.classes.size()};
    out.row_counts.resize(size_t{1} << row_bits);
    for (const uint16_t row : corpus_.rows) {
      ++out.row_counts[row];
    }
    for (size_t row = 0; row < out.row_counts.size(); ++row) {
      const float* weights = weights_.data() + row * stride_;
      out.weights.insert(out.weights.end(), weights, weights + out.classes);
    }
    return out;
  }

 private:
  const Corpus& corpus_;
  size_t stride_;
  std::vector<float> weights_;
};

// The examples of one epoch: as many of every class, taking each class's own in shuffled order.
std::vector<uint32_t> draw_epoch(Corpus& corpus, uint32_t examples_max, SplitMix& random) {
  size_t most = 0;
  for (const auto& own : corpus.examples_of) {
    most = std::max(most, own.size());
  }
  const size_t each = std::min<size_t>(most, examples_max);
  std::vector<uint32_t> epoch;
  for (auto& own : corpus.examples_of) {
    if (own.empty()) {
      continue;
    }
    shuffle(own, random);
    for (size_t i = 0; i < each; ++i) {
      epoch.push_back(own[i % own.size()]);
    }
  }
  shuffle(epoch, random);
  return epoch;
}

}  // namespace

Result<std::string> train_language(std::span<const LanguageExample> examples,
                                   const LanguageTraining& training) {
  SEAMARK_TRY(check(training));
  Corpus corpus = SEAMARK_TRY(make_corpus(examples, training));
  SoftmaxTrainer trainer(corpus, training.row_bits);
  SplitMix random(training.seed);
  for (uint32_t epoch = 0; epoch < training.epochs; ++epoch) {
    const std::vector<uint32_t> order = draw_epoch(corpus, training.examples_max, random);
    for (size_t i = 0; i < order.size(); ++i) {
      const double done =
          (epoch + static_cast<double>(i) / static_cast<double>(order.size())) / training.epochs;
      trainer.step(order[i], training.rate * (1 - done));
    }
  }
  language::LanguageModel model;
  model.classes = corpus.classes;
  quantise(trainer.result(training.row_bits), model);
  return language::write_language_model(model);
}

bool is_held_out(std::string_view text, uint32_t one_in) {
  uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : text) {
    hash = (hash ^ static_cast<uint8_t>(byte)) * 0x100000001B3U;
  }
  return SplitMix(hash).next() % one_in == 0;
}

Result<LanguageEvaluation> evaluate_language(std::string_view bytes,
                                             std::span<const LanguageExample> examples,
                                             SimdLevel level) {
  const language::LanguageSignal signal = SEAMARK_TRY(language::LanguageSignal::create(bytes));
  const std::vector<std::string>& codes = signal.codes();
  LanguageEvaluation result;
  FoldedText fold_buffer;
  std::map<std::string, uint64_t> guessed;
  for (const LanguageExample& example : examples) {
    fold(example.text, fold_buffer, level);
    const language::LanguageGuess guess = signal.identify(fold_buffer, level);
    const bool known = std::binary_search(codes.begin(), codes.end(), example.language);
    const std::string_view truth = known ? example.language : kUnknown;
    ++result.confused[std::string(truth)][std::string(guess.code)];
    ++guessed[std::string(guess.code)];
  }
  uint64_t right = 0;
  for (const auto& [truth, guesses] : result.confused) {
    uint64_t all = 0;
    for (const auto& [code, count] : guesses) {
      all += count;
    }
    const auto found = guesses.find(truth);
    const uint64_t hits = found == guesses.end() ? 0 : found->second;
    right += hits;
    result.recall[truth] = make_rate(hits, all);
    result.mean_recall += result.recall[truth].value;
    result.precision[truth] = make_rate(hits, guessed[truth]);
  }
  result.overall = make_rate(right, examples.size());
  if (!result.recall.empty()) {
    result.mean_recall /= static_cast<double>(result.recall.size());
  }
  return result;
}

}  // namespace seamark
