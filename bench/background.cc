#include "background.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

namespace seamark::bench {

namespace {

std::vector<BackgroundText> read_file(const std::string& path, size_t lines_max) {
  std::vector<BackgroundText> out;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    return out;
  }
  std::string line(size_t{1} << 20U, '\0');
  while (out.size() < lines_max &&
         gzgets(file, line.data(), static_cast<int>(line.size())) != nullptr) {
    const auto record = nlohmann::json::parse(line.c_str(), nullptr, /*allow_exceptions=*/false);
    if (record.is_object() && record.contains("text") && record["text"].is_string()) {
      out.push_back({record["text"].get<std::string>(), record.value("lang", "")});
    }
  }
  gzclose(file);
  return out;
}

}  // namespace

std::vector<BackgroundText> load_background(size_t per_language) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread, before any other starts
  const char* shared = std::getenv("SEAMARK_SHARED");
  const std::filesystem::path folder =
      std::filesystem::path(shared != nullptr ? shared : "../shared") / "data/background";
  std::vector<std::string> paths;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
    if (entry.path().string().ends_with(".ndjson.gz")) {
      paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::vector<BackgroundText>> files;
  files.reserve(paths.size());
  for (const std::string& path : paths) {
    files.push_back(read_file(path, per_language));
  }
  std::vector<BackgroundText> out;
  for (size_t turn = 0; turn < per_language; ++turn) {
    for (auto& file : files) {
      if (turn < file.size()) {
        out.push_back(std::move(file[turn]));
      }
    }
  }
  return out;
}

std::string wrap_as_ndjson(const std::vector<BackgroundText>& texts) {
  std::string out;
  size_t number = 0;
  for (const BackgroundText& text : texts) {
    const nlohmann::ordered_json post = {
        {"id", fmt::format("bench:{}", ++number)},
        {"platform", "bench"},
        {"created_at", "2026-11-20T18:22:01Z"},
        {"text", text.text},
        {"lang", text.lang},
        {"author",
         {{"id", fmt::format("did:example:{}", number % 997)}, {"handle", "sample.example"}}},
    };
    out += post.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    out += '\n';
  }
  return out;
}

}  // namespace seamark::bench
