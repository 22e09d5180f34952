#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "api/json_writer.h"
#include "api/labelled_post_json.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/nearest_word.h"
#include "app/pack_check.h"
#include "app/rule_layout.h"

namespace seamark::app {
namespace {

std::string_view status_name(RuleStatus status) {
  constexpr std::array<std::string_view, 3> kNames = {"stable", "test", "off"};
  return kNames[static_cast<size_t>(status)];
}

std::string_view rule_verdict_name(RuleVerdict verdict) {
  constexpr std::array<std::string_view, 3> kNames = {"advert", "asking", "rescue"};
  return kNames[static_cast<size_t>(verdict)];
}

void write_json(const Rule& rule, api::JsonBuffer& out) {
  api::JsonWriter json(out);
  json.open('{');
  json.text_member("name", rule.name);
  json.integer_member("version", rule.version);
  json.text_member("status", status_name(rule.status));
  json.text_member("verdict", rule_verdict_name(rule.verdict));
  json.text_member("category", rule.category.value);
  json.text_member("severity", rule.severity.value);
  json.number_member("adds", rule.adds.value, 3);
  json.text_member("owner", rule.owner);
  json.text_member("says", rule.says);
  json.integer_member("cost", static_cast<int64_t>(rule.cost));
  json.integer_member("examples", static_cast<int64_t>(rule.examples.size()));
  json.text_member("file", rule.file);
  json.integer_member("line", rule.line);
  json.close('}');
}

int list(const CompiledPack& pack, const Settings& settings) {
  std::string text;
  api::JsonBuffer out;
  for (const Rule& rule : pack.rules) {
    text += fmt::format("{:<34} v{:<3} {:<7} {:<7} {:<4} cost {:<6} examples {:<4} {}\n", rule.name,
                        rule.version, status_name(rule.status), rule_verdict_name(rule.verdict),
                        rule.category.value, rule.cost, rule.examples.size(), rule.says);
    const bool array = settings.format == OutputFormat::kJson;
    out.append(std::string_view(!array ? "" : out.size() == 0 ? "[\n" : ",\n"));
    write_json(rule, out);
    out.append(std::string_view(array ? "" : "\n"));
  }
  if (settings.format == OutputFormat::kJson) {
    out.append(std::string_view(pack.rules.empty() ? "[]\n" : "\n]\n"));
  }
  const bool person = settings.format == OutputFormat::kPretty;
  return write_out(person ? std::string_view(text) : std::string_view(out.data(), out.size()))
             ? kDone
             : kInternal;
}

// What a rule's example says about a post; nothing if it says too little: what a rule of another
// verdict does not match may well be an advert.
std::optional<Label> label_of(const Rule& rule, const RuleExample& example) {
  if (!example.must_match) {
    return rule.verdict == RuleVerdict::kAdvert ? std::optional(Label::kBenign) : std::nullopt;
  }
  switch (rule.verdict) {
    case RuleVerdict::kAdvert:
      return Label::kAdvert;
    case RuleVerdict::kAsking:
      return Label::kAsking;
    case RuleVerdict::kRescue:
      break;
  }
  return Label::kBenign;
}

int examples(const CompiledPack& pack) {
  api::JsonBuffer out;
  for (const Rule& rule : pack.rules) {
    size_t number = 0;
    for (const RuleExample& example : rule.examples) {
      const std::optional<Label> label = label_of(rule, example);
      const std::string id = fmt::format("{}:{}", rule.name, ++number);
      if (label.has_value()) {
        api::LabelledRecord record;
        record.post.id = id;
        record.post.text = example.text;
        record.post.lang = example.language;
        record.label = *label;
        api::write_labelled_post(record, out);
      }
    }
  }
  return write_out({out.data(), out.size()}) ? kDone : kInternal;
}

// The rule as it stands in its file.
std::string source_of(const Rule& rule, const PackSource& source) {
  for (const PackFile& file : source.files) {
    if (file.path != rule.file) {
      continue;
    }
    std::string out;
    uint32_t number = 0;
    for (std::string_view rest = file.bytes; !rest.empty();) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(end);
      ++number;
      const bool next =
          number > rule.line && (line.starts_with("rule ") || line.starts_with("define "));
      if (next) {
        break;
      }
      if (number >= rule.line) {
        out += line;
      }
    }
    return out;
  }
  return "";
}

int show(const CompiledPack& pack, const PackSource& source, const std::string& name,
         const Settings& settings) {
  std::vector<std::string_view> names;
  for (const Rule& rule : pack.rules) {
    names.push_back(rule.name);
    if (rule.name != name) {
      continue;
    }
    if (settings.format != OutputFormat::kPretty) {
      api::JsonBuffer out;
      write_json(rule, out);
      out.push_back('\n');
      return write_out({out.data(), out.size()}) ? kDone : kInternal;
    }
    return write_out(fmt::format("# {}:{}, cost {}\n{}", rule.file, rule.line, rule.cost,
                                 source_of(rule, source)))
               ? kDone
               : kInternal;
  }
  const std::string_view near = nearest_word(name, names);
  complain(fmt::format("no rule '{}'{}", name,
                       near.empty() ? "" : fmt::format(", did you mean '{}'?", near)));
  return kUsage;
}

int format_files(const Arguments& arguments) {
  if (arguments.rest.empty()) {
    complain("rules fmt: wanted rule files");
    return kUsage;
  }
  bool changed = false;
  for (const std::string& path : arguments.rest) {
    std::ifstream in(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (!in && text.empty()) {
      complain(path + ": cannot be read");
      return kUsage;
    }
    const std::string wanted = rule_layout(text);
    if (wanted == text) {
      continue;
    }
    changed = true;
    write_out(path + "\n");
    if (arguments.has("--write")) {
      std::ofstream(path, std::ios::binary) << wanted;
    }
  }
  return changed && !arguments.has("--write") ? kGateFailed : kDone;
}

int with_pack(const Arguments& arguments, const Settings& settings,
              const std::filesystem::path& folder) {
  const Result<PackSource> source = read_pack_folder(folder);
  if (!source.ok()) {
    complain(source.error().message());
    return kUsage;
  }
  Diagnostics diagnostics;
  const auto pack = compile_pack(source.value(), diagnostics);
  print_diagnostics(diagnostics, Warnings::kHide);
  if (pack == nullptr) {
    return kGateFailed;
  }
  if (arguments.path.back() == "list") {
    return list(*pack, settings);
  }
  if (arguments.path.back() == "examples") {
    return examples(*pack);
  }
  if (arguments.rest.size() != 1) {
    complain("rules show: wanted the name of one rule");
    return kUsage;
  }
  return show(*pack, source.value(), arguments.rest.front(), settings);
}

}  // namespace

int run_rules(const Arguments& arguments, const Settings& settings) {
  const std::string& command = arguments.path.back();
  if (command == "fmt") {
    return format_files(arguments);
  }
  const auto folder = command == "show" ? find_pack_folder(arguments) : pack_argument(arguments);
  if (!folder.ok()) {
    complain(folder.error().message());
    return kUsage;
  }
  if (command == "lint") {
    return check_pack(folder.value(), PackCheck::kRules, settings);
  }
  if (command == "test") {
    return check_pack(folder.value(), PackCheck::kExamples, settings);
  }
  return with_pack(arguments, settings, folder.value());
}

}  // namespace seamark::app
