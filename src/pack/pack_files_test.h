#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "pack/compile.h"

// Packs for the tests of this room. The room itself reads no files.
namespace seamark::test {

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void put(PackSource& source, const std::string& path, std::string bytes) {
  for (PackFile& file : source.files) {
    if (file.path == path) {
      file.bytes = std::move(bytes);
      return;
    }
  }
  source.files.push_back({path, std::move(bytes)});
}

inline void drop(PackSource& source, std::string_view path) {
  std::erase_if(source.files, [&](const PackFile& file) { return file.path == path; });
}

// The files of a folder, over those that `source` has already.
inline void put_folder(PackSource& source, const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::filesystem::path& path : paths) {
    put(source, std::filesystem::relative(path, folder).generic_string(), read_bytes(path));
  }
}

// A small pack without a mistake: tests/golden/pack/base.
inline PackSource base_pack() {
  PackSource source;
  put_folder(source, "tests/golden/pack/base");
  drop(source, "expected.txt");
  return source;
}

// A pack of a few lines that needs no file, for fuzzing and for tests of one part.
inline PackSource tiny_pack() {
  PackSource source;
  put(source, "pack.toml",
      "format = 1\nname = \"tiny\"\nversion = \"1\"\nlanguages = [\"en\"]\nowners = "
      "[\"policy\"]\n");
  put(source, "concepts.tsv",
      "concept\tweight\tgloss\na.one\t0\tone\na.two\t0\ttwo\na.three\t0\tthree\nb.four\t0\tfour\n");
  put(source, "lexicon/en.tsv",
      "term\tmatch\tweight\tgloss\tnote\n# concept: a.one\none\tword\t1\tone\n"
      "# concept: a.two\ntwo\tword\t1\ttwo\n# concept: a.three\nthree\tword\t1\tthree\n"
      "# concept: b.four\nfour\tword\t1\tfour\n");
  return source;
}

// A rule without a mistake, if `when` has none.
inline std::string rule_text(const std::string& name, const std::string& when) {
  return "rule " + name + " v1\n  status stable\n  owner policy\n  says \"something\"\n" +
         "  verdict advert\n  category V11\n  severity S3\n  adds 2\n  when " + when +
         "\n  matches\n    en \"one\"\n    en \"two\"\n  does not match\n" +
         "    en \"three\" because \"news\"\n    en \"four\" because \"news\"\n";
}

inline std::string format_all(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& item : diagnostics.items()) {
    out += format_diagnostic(item);
  }
  return out;
}

// The ids alone, in order.
inline std::vector<std::string> ids_of(const Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const Diagnostic& item : diagnostics.items()) {
    ids.push_back(item.id);
  }
  return ids;
}

}  // namespace seamark::test
