#include <gtest/gtest.h>

#include "pack/pack_files_test.h"

namespace seamark {

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = "tests/golden/pack";

std::vector<fs::path> cases() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.is_directory()) {
      out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

// A case is the base pack with the case's files put over it; a file `removed.txt` lists paths to
// drop.
PackSource source_of(const fs::path& folder) {
  PackSource source = test::base_pack();
  test::put_folder(source, folder);
  test::drop(source, "expected.txt");
  if (fs::exists(folder / "removed.txt")) {
    std::ifstream removed(folder / "removed.txt");
    for (std::string line; std::getline(removed, line);) {
      test::drop(source, line);
    }
    test::drop(source, "removed.txt");
  }
  return source;
}

TEST(PackGolden, ReportsEveryMistakeWhereItStands) {
  const bool update = std::getenv("SEAMARK_UPDATE_GOLDEN") != nullptr;
  ASSERT_GT(cases().size(), 10U);
  for (const fs::path& folder : cases()) {
    SCOPED_TRACE(folder.string());
    Diagnostics diagnostics;
    const auto pack = compile_pack(source_of(folder), diagnostics);
    EXPECT_EQ(pack == nullptr, diagnostics.has_errors());
    const std::string text = test::format_all(diagnostics);
    if (update) {
      std::ofstream(folder / "expected.txt", std::ios::binary) << text;
    }
    EXPECT_EQ(text, test::read_bytes(folder / "expected.txt"));
  }
}

}  // namespace

}  // namespace seamark
