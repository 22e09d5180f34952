#include "app/assessment_output.h"

#include <string>

#include <fmt/format.h>

#include "api/assessment_json.h"
#include "app/pretty.h"

namespace seamark::app {
namespace {

using api::JsonBuffer;

void append(JsonBuffer& out, std::string_view text) {
  out.append(text);
}

// Quoted where it must be. A leading =, +, - or @ would be a formula to a spreadsheet.
void append_csv(std::string_view text, JsonBuffer& out) {
  const bool formula = !text.empty() && std::string_view("=+-@").find(text.front()) != text.npos;
  if (!formula && text.find_first_of("\",\r\n") == std::string_view::npos) {
    append(out, text);
    return;
  }
  append(out, formula ? "\"'" : "\"");
  for (const char c : text) {
    append(out, c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1));
  }
  append(out, "\"");
}

void append_tsv(std::string_view text, JsonBuffer& out) {
  for (const char c : text) {
    out.push_back(static_cast<uint8_t>(c) < 0x20 ? ' ' : c);
  }
}

std::string rule_names(const Assessment& assessment) {
  std::string names;
  for (const Reason& reason : assessment.reasons) {
    const std::string name(reason.rule);
    if (names.find(name) == std::string::npos) {
      names += (names.empty() ? "" : " ") + name;
    }
  }
  return names;
}

void write_row(const Assessment& assessment, std::string_view post_id, OutputFormat format,
               JsonBuffer& out) {
  const std::string cells[] = {std::string(post_id),
                               std::string(verdict_name(assessment.verdict)),
                               fmt::format("{:.4f}", assessment.score),
                               std::string(band_name(assessment.band)),
                               std::string(assessment.category),
                               std::string(assessment.severity),
                               std::string(assessment.language),
                               rule_names(assessment),
                               std::to_string(assessment.reasons.size()),
                               std::to_string(assessment.entities.size()),
                               assessment.campaign,
                               std::string(assessment.undecided)};
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) {
      out.push_back(format == OutputFormat::kCsv ? ',' : '\t');
    }
    first = false;
    format == OutputFormat::kCsv ? append_csv(cell, out) : append_tsv(cell, out);
  }
  out.push_back('\n');
}

}  // namespace

void AssessmentOutput::write(const Assessment& assessment, std::string_view post_id,
                             const Post& post, JsonBuffer& out) {
  const Assessment& shown = settings_.redact ? redactor_.redact(assessment) : assessment;
  switch (settings_.format) {
    case OutputFormat::kPretty:
      write_pretty({shown, post_id, post}, pack_, settings_, out);
      break;
    case OutputFormat::kNdjson:
      api::write_assessment(shown, post_id, out);
      out.push_back('\n');
      break;
    case OutputFormat::kJson:
      append(out, ",\n");  // the first one's comma is taken away when it is printed
      api::write_assessment(shown, post_id, out);
      break;
    case OutputFormat::kCsv:
    case OutputFormat::kTsv:
      write_row(shown, post_id, settings_.format, out);
      break;
  }
}

std::string_view AssessmentOutput::head(OutputFormat format) {
  switch (format) {
    case OutputFormat::kJson:
      return "[\n";
    case OutputFormat::kCsv:
      return "post_id,verdict,score,band,category,severity,language,rules,reasons,entities,"
             "campaign,undecided\n";
    case OutputFormat::kTsv:
      return "post_id\tverdict\tscore\tband\tcategory\tseverity\tlanguage\trules\treasons\t"
             "entities\tcampaign\tundecided\n";
    default:
      return "";
  }
}

std::string_view AssessmentOutput::tail(OutputFormat format) {
  return format == OutputFormat::kJson ? "\n]\n" : "";
}

}  // namespace seamark::app
