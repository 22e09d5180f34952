#include "app/pack_check.h"

#include <cstdio>

#include <fmt/format.h>

#include "api/json_writer.h"
#include "app/exit_code.h"

namespace seamark::app {
namespace {

// Ids of diagnostics that examples give: SM-R1xx.
bool is_example(const Diagnostic& item) {
  return item.id.starts_with("SM-R1");
}

bool is_wanted(const Diagnostic& item, PackCheck what) {
  if (what == PackCheck::kRules) {
    return item.file.starts_with("rules/") || item.id.starts_with("SM-R");
  }
  return true;  // an example cannot be run when anything else is wrong
}

void write_json(const Diagnostics& diagnostics, PackCheck what, OutputFormat format) {
  api::JsonBuffer out;
  api::JsonWriter json(out);
  const bool array = format == OutputFormat::kJson;
  if (array) {
    json.open('[');
  }
  for (const Diagnostic& item : diagnostics.items()) {
    if (!is_wanted(item, what)) {
      continue;
    }
    api::JsonWriter line(out);
    api::JsonWriter& to = array ? json : line;
    to.open('{');
    to.text_member("level", item.level == DiagnosticLevel::kError ? "error" : "warning");
    to.text_member("id", item.id);
    to.text_member("file", item.file);
    to.integer_member("line", item.line);
    to.integer_member("column", item.column);
    to.text_member("message", item.message);
    to.key("wanted");
    to.string_or_null(item.wanted);
    to.close('}');
    if (!array) {
      out.push_back('\n');
    }
  }
  if (array) {
    json.close(']');
    out.push_back('\n');
  }
  write_out({out.data(), out.size()});
}

}  // namespace

Result<std::filesystem::path> pack_argument(const Arguments& arguments) {
  if (!arguments.rest.empty()) {
    return std::filesystem::path(arguments.rest.front());
  }
  return find_pack_folder(arguments);
}

int check_pack(const std::filesystem::path& folder, PackCheck what, const Settings& settings) {
  const Result<PackSource> source = read_pack_folder(folder);
  if (!source.ok()) {
    complain(source.error().message());
    return kUsage;
  }
  Diagnostics diagnostics;
  const auto engine = make_engine(source.value(), best_simd_level(), diagnostics);
  diagnostics.sort();
  if (settings.format == OutputFormat::kPretty) {
    for (const Diagnostic& item : diagnostics.items()) {
      if (is_wanted(item, what)) {
        write_out(format_diagnostic(item) + "\n");
      }
    }
  } else {
    write_json(diagnostics, what, settings.format);
  }
  size_t examples_failed = 0;
  for (const Diagnostic& item : diagnostics.items()) {
    examples_failed += is_example(item) ? 1 : 0;
  }
  if (!settings.quiet && engine != nullptr) {
    size_t examples = 0;
    for (const Rule& rule : engine->pack().rules) {
      examples += rule.examples.size();
    }
    fmt::print(stderr, "{} rules, {} examples hold, {} warnings\n", engine->pack().rules.size(),
               examples, diagnostics.warnings());
  } else if (!settings.quiet) {
    fmt::print(stderr, "{} errors ({} of examples), {} warnings\n", diagnostics.errors(),
               examples_failed, diagnostics.warnings());
  }
  return engine == nullptr ? kGateFailed : kDone;
}

}  // namespace seamark::app
