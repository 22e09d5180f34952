#include <chrono>
#include <iostream>

#include <gtest/gtest.h>

#include "pack/pack_files_test.h"

namespace seamark {

namespace {

// The shipped pack, as it lies in the tree.
TEST(OicPack, CompilesWithoutErrors) {
  const std::filesystem::path folder = "packs/oic";
  if (!std::filesystem::exists(folder / "pack.toml")) {
    GTEST_SKIP() << "packs/oic is not here";
  }
  PackSource source;
  test::put_folder(source, folder);
  Diagnostics diagnostics;
  const auto start = std::chrono::steady_clock::now();
  const auto pack = compile_pack(source, diagnostics);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  EXPECT_EQ(diagnostics.errors(), 0U) << test::format_all(diagnostics);
  if (pack == nullptr) {
    return;
  }
  std::cout << pack->terms.size() << " terms, " << pack->rules.size() << " rules, "
            << pack->concepts.size() << " concepts, " << pack->places.size() << " places, "
            << diagnostics.warnings() << " warnings, " << took.count() << " ms\n";
  for (const Rule& rule : pack->rules) {
    EXPECT_TRUE(rule.anchors.any()) << rule.name << " is evaluated on every post";
  }
}

}  // namespace

}  // namespace seamark
