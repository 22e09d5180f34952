#include "app/learn_inputs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/labelled_lines.h"
#include "app/settings.h"
#include "learn/language_trainer.h"

namespace seamark::app {
namespace {

namespace fs = std::filesystem;

using Names = std::set<std::string, std::less<>>;

Result<Names> read_sources(const std::string& path) {
  std::ifstream file(path);
  Names sources;
  for (std::string line; std::getline(file, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty() && line.front() != '#') {
      sources.insert(line);
    }
  }
  if (sources.empty()) {
    return Error(ErrorCode::kInvalid, path + ": no source found, wanted one a line");
  }
  return sources;
}

Result<std::vector<std::string>> find_background(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    if (entry->path().native().ends_with(".ndjson.gz")) {
      paths.push_back(entry->path());
    }
  }
  if (failed || paths.empty()) {
    return Error(ErrorCode::kNotFound, folder + ": no *.ndjson.gz found");
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> values(const Arguments& arguments, std::string_view option) {
  const auto found = arguments.options.find(option);
  return found == arguments.options.end() ? std::vector<std::string>() : found->second;
}

}  // namespace

Part LearnInputs::part_of(std::string_view text) const {
  return is_held_out(text, held_out) ? Part::kTest : Part::kTrain;
}

Result<LearnInputs> find_learn_inputs(const Arguments& arguments) {
  LearnInputs inputs;
  inputs.out = arguments.value("--out", "");
  inputs.files = arguments.rest;
  inputs.train = values(arguments, "--train");
  inputs.test = values(arguments, "--test");
  inputs.seed = SEAMARK_TRY(arguments.number("--seed", 1));
  inputs.held_out = static_cast<uint32_t>(SEAMARK_TRY(arguments.number("--held-out", 10, 2)));
  if (inputs.out.empty()) {
    return Error(ErrorCode::kInvalid, "--out: none found, wanted a file for the model");
  }
  if (arguments.has("--background")) {
    inputs.background =
        SEAMARK_TRY(find_background(std::string(arguments.value("--background", ""))));
  }
  if (arguments.has("--sources")) {
    if (inputs.background.empty()) {
      return Error(ErrorCode::kInvalid, "--sources without --background, wanted both");
    }
    inputs.sources = SEAMARK_TRY(read_sources(std::string(arguments.value("--sources", ""))));
  }
  if (inputs.files.empty() && inputs.train.empty() && inputs.background.empty()) {
    return Error(ErrorCode::kInvalid, "no file found, wanted some to learn from");
  }
  return inputs;
}

void for_each_background_row(const LearnInputs& inputs,
                             const std::function<void(const api::BackgroundRow&, Part)>& visit) {
  api::BackgroundRowReader reader;
  for_each_line(inputs.background, [&](std::string_view line, const std::string& place) {
    const auto read = reader.read(line);
    if (!read.ok()) {
      complain(place + ": " + read.error().message());
      return;
    }
    const api::BackgroundRow& row = *read.value();
    const Part part = inputs.part_of(row.text);
    const bool permitted =
        !inputs.sources.has_value() || inputs.sources->find(row.source) != inputs.sources->end();
    if (part == Part::kTest || permitted) {
      visit(row, part);
    }
  });
}

}  // namespace seamark::app
