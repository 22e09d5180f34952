#include <cstdio>

#include <fmt/format.h>

#include "api/evaluation_json.h"
#include "api/labelled_post_json.h"
#include "api/post_json.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/labelled_lines.h"
#include "app/pack_folder.h"
#include "learn/evaluation.h"

namespace seamark::app {
namespace {

struct Gate {
  double precision = 0;
  double recall = 0;
  double false_positive_rate = 1;
};

Result<Gate> make_gate(const Arguments& arguments) {
  Gate gate;
  gate.precision = SEAMARK_TRY(arguments.share("--min-precision", 0));
  gate.recall = SEAMARK_TRY(arguments.share("--min-recall", 0));
  gate.false_positive_rate = SEAMARK_TRY(arguments.share("--max-fpr", 1));
  return gate;
}

// Judges every labelled post; adds to `bad` what could not be read.
std::vector<JudgedPost> judge(const std::vector<std::string>& paths,
                              const std::shared_ptr<const Engine>& engine, size_t& bad) {
  Scanner scanner(engine);
  api::LabelledPostReader reader;
  std::vector<JudgedPost> judged;
  bad += for_each_line(paths, [&](std::string_view line, const std::string& place) {
    const auto record = reader.read(line);
    if (!record.ok()) {
      complain(place + ": " + record.error().message());
      ++bad;
      return;
    }
    const api::LabelledRecord& labelled = *record.value();
    const Assessment& assessment = scanner.scan(labelled.post);
    std::string made_id;
    judged.push_back({std::string(api::id_or_content_id(labelled.post, made_id)), labelled.label,
                      assessment.verdict, assessment.score, std::string(labelled.post.lang),
                      std::string(labelled.category), std::string(labelled.variant)});
  });
  return judged;
}

std::string rate_text(const Rate& rate) {
  if (rate.of == 0) {
    return fmt::format("{:<22}", "-");
  }
  return fmt::format("{:<22}", fmt::format("{:.3f} [{:.3f} {:.3f}]", rate.value, rate.interval.low,
                                           rate.interval.high));
}

void append_row(std::string_view name, const Slice& slice, std::string& out) {
  out += fmt::format("{:<14} {:>6}  {} {} {}\n", name, slice.total(), rate_text(slice.precision),
                     rate_text(slice.recall), rate_text(slice.false_positive_rate));
}

void append_rows(std::string_view title, const std::map<std::string, Slice>& slices,
                 std::string& out) {
  out += fmt::format("\n{}\n", title);
  for (const auto& [name, slice] : slices) {
    append_row(name, slice, out);
  }
}

std::string pretty(const Evaluation& evaluation) {
  std::string out = fmt::format("{:<14} {:>6}  {:<22} {:<22} {:<22}\n", "", "posts", "precision",
                                "recall", "false-positive rate");
  append_row("all", evaluation.overall, out);
  append_rows("by language", evaluation.by_language, out);
  append_rows("by category", evaluation.by_category, out);
  append_rows("by variant", evaluation.by_variant, out);
  out += fmt::format("\n{} mistakes\n", evaluation.confusions.size());
  for (const Confusion& confusion : evaluation.confusions) {
    out += fmt::format("  {:<18} {:<9} {:.2f}  {:<8} {:<6} {}\n", confusion_name(confusion.kind),
                       verdict_name(confusion.verdict), confusion.score, confusion.language,
                       confusion.category, confusion.id);
  }
  return out;
}

bool holds(const Gate& gate, const Slice& slice) {
  return slice.precision.value >= gate.precision && slice.recall.value >= gate.recall &&
         slice.false_positive_rate.value <= gate.false_positive_rate;
}

}  // namespace

int run_eval(const Arguments& arguments, const Settings& settings) {
  const Result<Gate> gate = make_gate(arguments);
  if (!gate.ok() || arguments.rest.empty()) {
    complain(gate.ok() ? "eval: wanted files of labelled posts" : gate.error().message());
    return kUsage;
  }
  const Result<std::shared_ptr<const Engine>> engine = load_engine(arguments);
  if (!engine.ok()) {
    complain(engine.error().message());
    return kUsage;
  }
  size_t bad = 0;
  const Evaluation evaluation = evaluate(judge(arguments.rest, engine.value(), bad));
  api::JsonBuffer out;
  if (settings.format == OutputFormat::kPretty) {
    out.append(pretty(evaluation));
  } else {
    api::write_evaluation(evaluation, engine.value()->pack().identity, out);
    out.push_back('\n');
  }
  if (!write_out({out.data(), out.size()})) {
    return kInternal;
  }
  if (!holds(gate.value(), evaluation.overall)) {
    complain("eval: a gate does not hold");
    return kGateFailed;
  }
  return bad > 0 ? kBadRecords : kDone;
}

}  // namespace seamark::app
