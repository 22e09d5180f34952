#include "pack/pack_manifest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"

// Header-only and without exceptions: a mistake in the file is a value here.
// The names are toml++'s own.
// NOLINTBEGIN(readability-identifier-naming)
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 0
// NOLINTEND(readability-identifier-naming)
#include <toml++/toml.h>

namespace seamark {

namespace {

constexpr std::array<std::string_view, 8> kTopKeys = {
    "format", "name", "version", "languages", "owners", "thresholds", "calibration", "model"};
constexpr std::array<std::string_view, 3> kThresholdKeys = {"review", "high", "low"};
constexpr std::array<std::string_view, 2> kCalibrationKeys = {"scale", "offset"};
constexpr std::array<std::string_view, 1> kModelKeys = {"cap"};

struct Bounds {
  double least;
  double most;
};

SourceRange range_of(const toml::source_region& region) {
  const bool one_line = region.end.line == region.begin.line;
  const uint32_t width = one_line && region.end.column > region.begin.column
                             ? region.end.column - region.begin.column
                             : 1;
  return {region.begin.line, region.begin.column, width};
}

class ManifestReader {
 public:
  ManifestReader(SourceFile& file, const toml::table& root) : file_(file), root_(root) {}

  PackManifest read() {
    check_keys(root_, kTopKeys);
    read_format();
    manifest_.name = text("name");
    manifest_.version = text("version");
    manifest_.languages = texts("languages");
    manifest_.owners = texts("owners");
    check_name();
    check_languages();
    read_thresholds();
    read_calibration();
    if (const toml::table* model = section("model", kModelKeys)) {
      number(*model, "cap", {0, 5}, manifest_.model_cap);
    }
    return manifest_;
  }

 private:
  void check_keys(const toml::table& table, std::span<const std::string_view> known) {
    for (const auto& [key, value] : table) {
      const std::string_view name = key.str();
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        file_.error(diagnostic_id::kTomlUnknownKey, range_of(key.source()),
                    fmt::format("unknown key {}", name), nearest_or_all(name, known));
      }
    }
  }

  const toml::node* required(std::string_view key) {
    const toml::node* node = root_.get(key);
    if (node == nullptr) {
      file_.error(diagnostic_id::kTomlMissingKey, {}, fmt::format("no {}", key),
                  fmt::format("{} = …", key));
    }
    return node;
  }

  void bad(const toml::node& node, std::string message, std::string wanted) {
    file_.error(diagnostic_id::kTomlBadValue, range_of(node.source()), std::move(message),
                std::move(wanted));
  }

  void read_format() {
    const toml::node* node = required("format");
    if (node != nullptr && node->value_exact<int64_t>() != int64_t{1}) {
      bad(*node, "a format that this program does not know", "format = 1");
    }
  }

  std::string text(std::string_view key) {
    const toml::node* node = required(key);
    if (node == nullptr) {
      return {};
    }
    const std::optional<std::string> value = node->value_exact<std::string>();
    if (!value || value->empty() || value->size() > 100) {
      bad(*node, fmt::format("{} is not a short text", key), "a text of 1 to 100 bytes");
      return {};
    }
    return *value;
  }

  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> out;
    const toml::node* node = required(key);
    const toml::array* array = node != nullptr ? node->as_array() : nullptr;
    if (node != nullptr && (array == nullptr || array->empty())) {
      bad(*node, fmt::format("{} is not a list of texts", key), "a list with at least one text");
    }
    if (array == nullptr) {
      return out;
    }
    for (const toml::node& item : *array) {
      const std::optional<std::string> value = item.value_exact<std::string>();
      if (value && !value->empty()) {
        out.push_back(*value);
      } else {
        bad(item, fmt::format("{} holds something else than a text", key), "a text");
      }
    }
    return out;
  }

  void check_name() {
    const auto plain = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (!std::all_of(manifest_.name.begin(), manifest_.name.end(), plain)) {
      bad(*root_.get("name"), fmt::format("name is \"{}\"", manifest_.name),
          "lower-case letters, digits and dashes");
    }
  }

  void check_languages() {
    for (const std::string& language : manifest_.languages) {
      if (!is_language_code(language)) {
        bad(*root_.get("languages"), fmt::format("\"{}\" is not a language code", language),
            "BCP 47, such as en, ckb or ar-Latn");
      }
    }
  }

  const toml::table* section(std::string_view key, std::span<const std::string_view> known) {
    const toml::node* node = root_.get(key);
    const toml::table* table = node != nullptr ? node->as_table() : nullptr;
    if (node != nullptr && table == nullptr) {
      bad(*node, fmt::format("{} is not a section", key), fmt::format("[{}]", key));
    }
    if (table != nullptr) {
      check_keys(*table, known);
    }
    return table;
  }

  void number(const toml::table& table, std::string_view key, Bounds bounds, double& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      return;
    }
    const std::optional<double> value =
        node->is_number() ? node->value<double>() : std::optional<double>();
    if (!value || !(*value >= bounds.least && *value <= bounds.most)) {
      bad(*node, fmt::format("{} is not a number in its range", key),
          fmt::format("a number from {} to {}", bounds.least, bounds.most));
      return;
    }
    out = *value;
  }

  void read_thresholds() {
    Thresholds& t = manifest_.thresholds;
    const toml::table* table = section("thresholds", kThresholdKeys);
    if (table == nullptr) {
      return;
    }
    number(*table, "review", {0.01, 0.99}, t.review);
    number(*table, "high", {0.01, 0.999}, t.high);
    number(*table, "low", {0.001, 0.99}, t.low);
    if (!(t.low < t.review && t.review < t.high)) {
      file_.error(diagnostic_id::kThresholdOrder, range_of(table->source()),
                  fmt::format("low {}, review {}, high {}", t.low, t.review, t.high),
                  "low < review < high");
    }
  }

  void read_calibration() {
    if (const toml::table* table = section("calibration", kCalibrationKeys)) {
      number(*table, "scale", {0.01, 100}, manifest_.calibration.scale);
      number(*table, "offset", {-100, 100}, manifest_.calibration.offset);
    }
  }

  SourceFile& file_;
  const toml::table& root_;
  PackManifest manifest_;
};

}  // namespace

PackManifest read_manifest(SourceFile& file) {
  const toml::parse_result parsed = toml::parse(file.bytes(), file.path());
  if (!parsed) {
    file.error(diagnostic_id::kTomlSyntax, range_of(parsed.error().source()),
               std::string(parsed.error().description()), "TOML");
    return {};
  }
  return ManifestReader(file, parsed.table()).read();
}

}  // namespace seamark
