#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

#include <fmt/format.h>

#include "api/json_writer.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/pack_check.h"

namespace seamark::app {
namespace {

std::shared_ptr<const CompiledPack> compile_folder(const std::filesystem::path& folder) {
  const Result<PackSource> source = read_pack_folder(folder);
  if (!source.ok()) {
    complain(source.error().message());
    return nullptr;
  }
  Diagnostics diagnostics;
  auto pack = compile_pack(source.value(), diagnostics);
  print_diagnostics(diagnostics, Warnings::kHide);
  return pack;
}

std::map<std::string, size_t> terms_by_language(const CompiledPack& pack) {
  std::map<std::string, size_t> counts;
  for (const Term& term : pack.terms) {
    ++counts[term.language];
  }
  return counts;
}

std::string pretty(const CompiledPack& pack) {
  std::string out = fmt::format(
      "{} {}\n{}\nlanguages  {}\nconcepts   {}\nterms      {}\nplaces     {}\nrules      {}\n"
      "thresholds review {:.2f}, high {:.2f}, low {:.2f}\nmodels    ",
      pack.identity.name, pack.identity.version, pack.identity.digest,
      fmt::join(pack.languages, " "), pack.concepts.size(), pack.terms.size(), pack.places.size(),
      pack.rules.size(), pack.thresholds.review, pack.thresholds.high, pack.thresholds.low);
  for (const auto& [name, bytes] : pack.models) {
    out += fmt::format(" {} ({} kB)", name, bytes.size() / 1000);
  }
  out += pack.models.empty() ? " none\nterms of a language:\n" : "\nterms of a language:\n";
  for (const auto& [language, count] : terms_by_language(pack)) {
    out += fmt::format("  {:<8} {}\n", language, count);
  }
  return out;
}

std::string as_json(const CompiledPack& pack) {
  api::JsonBuffer out;
  api::JsonWriter json(out);
  json.open('{');
  json.text_member("name", pack.identity.name);
  json.text_member("version", pack.identity.version);
  json.text_member("digest", pack.identity.digest);
  json.integer_member("concepts", static_cast<int64_t>(pack.concepts.size()));
  json.integer_member("terms", static_cast<int64_t>(pack.terms.size()));
  json.integer_member("places", static_cast<int64_t>(pack.places.size()));
  json.integer_member("rules", static_cast<int64_t>(pack.rules.size()));
  json.number_member("review", pack.thresholds.review, 4);
  json.number_member("high", pack.thresholds.high, 4);
  json.number_member("low", pack.thresholds.low, 4);
  json.key("terms_by_language");
  json.open('{');
  for (const auto& [language, count] : terms_by_language(pack)) {
    json.escaped_key(language);
    json.integer(static_cast<int64_t>(count));
  }
  json.close('}');
  json.close('}');
  out.push_back('\n');
  return {out.data(), out.size()};
}

int compile(const std::filesystem::path& folder, const Settings& settings) {
  const auto start = std::chrono::steady_clock::now();
  const auto pack = compile_folder(folder);
  if (pack == nullptr) {
    return kGateFailed;
  }
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  if (!settings.quiet) {
    fmt::print(stderr, "{} terms, {} rules, compiled in {:.0f} ms\n", pack->terms.size(),
               pack->rules.size(), passed.count() * 1000);
  }
  return write_out(pack->identity.digest + "\n") ? kDone : kInternal;
}

int show(const std::filesystem::path& folder, const Settings& settings) {
  const auto pack = compile_folder(folder);
  if (pack == nullptr) {
    return kGateFailed;
  }
  const bool person = settings.format == OutputFormat::kPretty;
  return write_out(person ? pretty(*pack) : as_json(*pack)) ? kDone : kInternal;
}

}  // namespace

int run_pack(const Arguments& arguments, const Settings& settings) {
  const Result<std::filesystem::path> folder = pack_argument(arguments);
  if (!folder.ok()) {
    complain(folder.error().message());
    return kUsage;
  }
  if (arguments.path.back() == "check") {
    return check_pack(folder.value(), PackCheck::kAll, settings);
  }
  return arguments.path.back() == "show" ? show(folder.value(), settings)
                                         : compile(folder.value(), settings);
}

}  // namespace seamark::app
