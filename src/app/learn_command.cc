#include <algorithm>
#include <deque>
#include <fstream>

#include <fmt/format.h>

#include "api/labelled_post_json.h"
#include "api/post_json.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/labelled_lines.h"
#include "app/learn_inputs.h"
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
  return fmt::format("{:<22} {:.5f} [{:.5f} {:.5f}] {} of {}\n", name, rate.value,
                     rate.interval.low, rate.interval.high, rate.hits, rate.of);
}

// Posts of the files; `visit` gets each while it lives.
template <typename Visit>
void for_each_text(const std::vector<std::string>& paths, Visit&& visit) {
  api::PostReader reader;
  for_each_line(paths, [&](std::string_view line, const std::string& place) {
    const auto post = reader.read(line);
    if (post.ok()) {
      visit(*post.value());
    } else {
      complain(place + ": " + post.error().message());
    }
  });
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

// The languages to name: those of the list, else the default; "all" names every one.
std::vector<std::string> named_languages(const Arguments& arguments) {
  if (!arguments.has("--languages")) {
    return {kLanguagesNamed.begin(), kLanguagesNamed.end()};
  }
  std::vector<std::string> languages;
  for (std::string_view rest = arguments.value("--languages", ""); !rest.empty();) {
    const size_t end = std::min(rest.find(','), rest.size());
    languages.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return languages == std::vector<std::string>{"all"} ? std::vector<std::string>() : languages;
}

std::string report_of(const LanguageEvaluation& evaluation) {
  std::string report = rate_line("right", evaluation.overall);
  report += fmt::format("{:<22} {:.4f}\n", "mean recall", evaluation.mean_recall);
  for (const auto& [language, rate] : evaluation.recall) {
    report += rate_line("recall " + language, rate);
  }
  for (const auto& [language, rate] : evaluation.precision) {
    report += rate_line("precision " + language, rate);
  }
  return report;
}

Status learn_language(const Arguments& arguments) {
  const LearnInputs inputs = SEAMARK_TRY(find_learn_inputs(arguments));
  TextStore store;
  std::vector<LanguageExample> train;
  std::vector<LanguageExample> test;
  const auto keep = [&](std::string_view text, std::string_view language, Part part) {
    (part == Part::kTest ? test : train).push_back({store.keep(text), store.keep(language)});
  };
  for_each_background_row(
      inputs, [&](const api::BackgroundRow& row, Part part) { keep(row.text, row.lang, part); });
  for_each_text(inputs.files,
                [&](const Post& post) { keep(post.text, post.lang, inputs.part_of(post.text)); });
  for_each_text(inputs.train, [&](const Post& post) { keep(post.text, post.lang, Part::kTrain); });
  if (!inputs.test.empty()) {
    test.clear();
    for_each_text(inputs.test, [&](const Post& post) { keep(post.text, post.lang, Part::kTest); });
  }
  LanguageTraining training;
  training.languages = named_languages(arguments);
  training.seed = inputs.seed;
  const std::string model = SEAMARK_TRY(train_language(train, training));
  const LanguageEvaluation evaluation = SEAMARK_TRY(evaluate_language(model, test));
  SEAMARK_TRY(write_model(inputs.out, model));
  write_out(fmt::format("{:<22} {}\n", "learnt from", train.size()) + report_of(evaluation));
  return ok_status();
}

std::string report_of(const ClassifierEvaluation& evaluation) {
  return rate_line("recall", evaluation.recall) + rate_line("precision", evaluation.precision) +
         rate_line("false-positive rate", evaluation.false_positive_rate) +
         fmt::format("{:<22} {:.4f}\n", "area under the curve", evaluation.auc);
}

Status learn_classifier(const Arguments& arguments) {
  const LearnInputs inputs = SEAMARK_TRY(find_learn_inputs(arguments));
  TextStore store;
  std::vector<LabelledPost> train;
  std::vector<LabelledPost> test;
  const auto keep = [&](const api::LabelledRecord& record, Part part) {
    (part == Part::kTest ? test : train)
        .push_back({store.keep(record.post.text), record.label, store.keep(record.post.lang)});
  };
  for_each_labelled(inputs.files, [&](const api::LabelledRecord& record) {
    keep(record, inputs.part_of(record.post.text));
  });
  for_each_labelled(inputs.train,
                    [&](const api::LabelledRecord& record) { keep(record, Part::kTrain); });
  for_each_background_row(inputs, [&](const api::BackgroundRow& row, Part part) {
    (part == Part::kTest ? test : train)
        .push_back({store.keep(row.text), Label::kBenign, store.keep(row.lang)});
  });
  if (!inputs.test.empty()) {
    test.clear();
    for_each_labelled(inputs.test,
                      [&](const api::LabelledRecord& record) { keep(record, Part::kTest); });
  }
  ClassifierTraining training;
  training.seed = inputs.seed;
  const std::string model = SEAMARK_TRY(train_classifier(train, training));
  const ClassifierEvaluation evaluation = SEAMARK_TRY(evaluate_classifier(model, test));
  SEAMARK_TRY(write_model(inputs.out, model));
  write_out(fmt::format("{:<22} {}\n", "learnt from", train.size()) + report_of(evaluation));
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
