#include <deque>
#include <fstream>

#include <fmt/format.h>

#include "api/labelled_post_json.h"
#include "api/post_json.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/labelled_lines.h"
#include "app/pack_folder.h"
#include "engine/findings.h"
#include "learn/calibration.h"
#include "learn/classifier_trainer.h"
#include "learn/language_trainer.h"

namespace seamark::app {
namespace {

// Texts that outlive their lines.
struct TextStore {
  std::deque<std::string> texts;

  std::string_view keep(std::string_view text) { return texts.emplace_back(text); }
};

struct LearnOptions {
  std::string out;
  uint64_t seed = 1;
  uint32_t held_out = 10;
};

Result<LearnOptions> make_options(const Arguments& arguments) {
  LearnOptions options;
  options.out = arguments.value("--out", "");
  options.seed = SEAMARK_TRY(arguments.number("--seed", 1));
  options.held_out = static_cast<uint32_t>(SEAMARK_TRY(arguments.number("--held-out", 10, 2)));
  if (options.out.empty()) {
    return Error(ErrorCode::kInvalid, "--out: none found, wanted a file for the model");
  }
  if (arguments.rest.empty()) {
    return Error(ErrorCode::kInvalid, "wanted files to learn from");
  }
  return options;
}

Status write_model(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.flush();
  if (!out) {
    return Error(ErrorCode::kUnavailable, path + ": cannot be written");
  }
  return ok_status();
}

std::string rate_line(std::string_view name, const Rate& rate) {
  return fmt::format("{:<22} {:.4f} [{:.4f} {:.4f}] of {}\n", name, rate.value, rate.interval.low,
                     rate.interval.high, rate.of);
}

Status learn_language(const Arguments& arguments) {
  const LearnOptions options = SEAMARK_TRY(make_options(arguments));
  TextStore store;
  std::vector<LanguageExample> train;
  std::vector<LanguageExample> test;
  api::PostReader reader;
  for_each_line(arguments.rest, [&](std::string_view line, const std::string& place) {
    const auto post = reader.read(line);
    if (!post.ok()) {
      complain(place + ": " + post.error().message());
      return;
    }
    auto& part = is_held_out(post.value()->text, options.held_out) ? test : train;
    part.push_back({store.keep(post.value()->text), store.keep(post.value()->lang)});
  });
  LanguageTraining training;
  training.seed = options.seed;
  const std::string model = SEAMARK_TRY(train_language(train, training));
  const LanguageEvaluation evaluation = SEAMARK_TRY(evaluate_language(model, test));
  SEAMARK_TRY(write_model(options.out, model));
  std::string report = rate_line("right", evaluation.overall);
  for (const auto& [language, rate] : evaluation.recall) {
    report += rate_line("recall " + language, rate);
  }
  write_out(report);
  return ok_status();
}

// Labelled posts of the files; `visit` gets each while it lives.
template <typename Visit>
void for_each_labelled(const std::vector<std::string>& paths, Visit&& visit) {
  api::LabelledPostReader reader;
  for_each_line(paths, [&](std::string_view line, const std::string& place) {
    const auto record = reader.read(line);
    if (record.ok()) {
      visit(*record.value());
    } else {
      complain(place + ": " + record.error().message());
    }
  });
}

Status learn_classifier(const Arguments& arguments) {
  const LearnOptions options = SEAMARK_TRY(make_options(arguments));
  TextStore store;
  std::vector<LabelledPost> train;
  std::vector<LabelledPost> test;
  for_each_labelled(arguments.rest, [&](const api::LabelledRecord& record) {
    auto& part = is_held_out(record.post.text, options.held_out) ? test : train;
    part.push_back({store.keep(record.post.text), record.label, store.keep(record.post.lang)});
  });
  ClassifierTraining training;
  training.seed = options.seed;
  const std::string model = SEAMARK_TRY(train_classifier(train, training));
  const ClassifierEvaluation evaluation = SEAMARK_TRY(evaluate_classifier(model, test));
  SEAMARK_TRY(write_model(options.out, model));
  write_out(rate_line("recall", evaluation.recall) + rate_line("precision", evaluation.precision) +
            rate_line("false-positive rate", evaluation.false_positive_rate) +
            fmt::format("{:<22} {:.4f}\n", "area under the curve", evaluation.auc));
  return ok_status();
}

Status learn_calibration(const Arguments& arguments, const Settings& settings) {
  const std::shared_ptr<const Engine> engine = SEAMARK_TRY(load_engine(arguments));
  Scanner scanner(engine);
  std::vector<JudgedEvidence> sample;
  for_each_labelled(arguments.rest, [&](const api::LabelledRecord& record) {
    scanner.scan(record.post);
    sample.push_back({scanner.findings().evidence, record.label});
  });
  const PlattFit fit = SEAMARK_TRY(fit_platt(sample));
  if (settings.format == OutputFormat::kPretty) {
    write_out(
        fmt::format("[calibration]\nscale = {:.4f}\noffset = {:.4f}\n\n# log loss {:.4f}, "
                    "brier {:.4f}, calibration error {:.4f}; {} adverts, {} others\n",
                    fit.scale, fit.offset, fit.log_loss, fit.brier, fit.expected_calibration_error,
                    fit.adverts, fit.others));
  } else {
    write_out(
        fmt::format("{{\"scale\":{:.6f},\"offset\":{:.6f},\"log_loss\":{:.6f},\"brier\":{:.6f},"
                    "\"calibration_error\":{:.6f},\"adverts\":{},\"others\":{}}}\n",
                    fit.scale, fit.offset, fit.log_loss, fit.brier, fit.expected_calibration_error,
                    fit.adverts, fit.others));
  }
  return ok_status();
}

}  // namespace

int run_learn(const Arguments& arguments, const Settings& settings) {
  const std::string& command = arguments.path.back();
  const Status done = command == "language"     ? learn_language(arguments)
                      : command == "classifier" ? learn_classifier(arguments)
                                                : learn_calibration(arguments, settings);
  if (!done.ok()) {
    complain("learn " + command + ": " + done.error().message());
    return kUsage;
  }
  return kDone;
}

}  // namespace seamark::app
