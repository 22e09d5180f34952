#include <set>

#include <gtest/gtest.h>

#include "pack/pack_files_test.h"

namespace seamark {

namespace {

// The ids that stand between `before` and `after`.
std::vector<std::string> find_all(const std::string& text, const std::string& before,
                                  const std::string& after) {
  constexpr size_t kIdLength = 7;  // SM-P001
  std::vector<std::string> found;
  for (size_t at = text.find(before + "SM-"); at != std::string::npos;
       at = text.find(before + "SM-", at + 1)) {
    const size_t first = at + before.size();
    if (text.substr(first + kIdLength, after.size()) == after) {
      found.push_back(text.substr(first, kIdLength));
    }
  }
  return found;
}

std::vector<std::string> quoted_ids(const std::filesystem::path& path) {
  return find_all(test::read_bytes(path), "\"", "\"");
}

TEST(DiagnosticIds, HaveOneMeaningEach) {
  const auto ids = quoted_ids("src/pack/diagnostic_ids.h");
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  EXPECT_GT(ids.size(), 60U);
}

TEST(DiagnosticIds, AreDocumentedAndTheDocumentNamesNoOthers) {
  std::set<std::string> in_sources;
  for (const char* path : {"src/pack/diagnostic_ids.h", "src/engine/verify_examples.cc"}) {
    const auto ids = quoted_ids(path);
    in_sources.insert(ids.begin(), ids.end());
  }
  const auto listed = find_all(test::read_bytes("docs/formats/diagnostics.md"), "\n| `", "` |");
  const std::set<std::string> documented(listed.begin(), listed.end());
  EXPECT_EQ(documented.size(), listed.size()) << "an id is documented twice";
  EXPECT_EQ(documented, in_sources);
}

TEST(DiagnosticIds, AreWrittenNowhereElseInTheRoom) {
  for (const auto& entry : std::filesystem::directory_iterator("src/pack")) {
    const std::string name = entry.path().filename().string();
    if (name == "diagnostic_ids.h" || name.find("_test.cc") != std::string::npos) {
      continue;
    }
    EXPECT_TRUE(quoted_ids(entry.path()).empty()) << name;
  }
}

TEST(DiagnosticIds, AreEachShownByAGoldenTestOrNamedHere) {
  // Not in a golden file: what needs a source that no folder can hold, or a pack too large to read.
  const std::set<std::string> elsewhere = {"SM-P003", "SM-P033", "SM-P049", "SM-R033"};
  std::string golden;
  for (const auto& entry : std::filesystem::directory_iterator("tests/golden/pack")) {
    golden += test::read_bytes(entry.path() / "expected.txt");
  }
  for (const std::string& id : quoted_ids("src/pack/diagnostic_ids.h")) {
    EXPECT_TRUE(elsewhere.count(id) > 0 || golden.find(id) != std::string::npos) << id;
  }
}

}  // namespace

}  // namespace seamark
