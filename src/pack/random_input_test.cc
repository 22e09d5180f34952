#include <random>

#include <gtest/gtest.h>

#include "pack/pack_files_test.h"

namespace seamark {

namespace {

// Words of the format, so that random text gets deep into the readers.
constexpr std::array<std::string_view, 44> kPieces = {"rule ",
                                                      "define ",
                                                      "a.one",
                                                      " v1\n",
                                                      "\n  when ",
                                                      "\n  matches\n",
                                                      " and ",
                                                      " or ",
                                                      " not ",
                                                      "(",
                                                      ")",
                                                      ", ",
                                                      "any of ",
                                                      "all of ",
                                                      "2 of ",
                                                      "a.*",
                                                      "a.two",
                                                      "b.four",
                                                      "\t",
                                                      "\n",
                                                      "# concept: ",
                                                      "word",
                                                      "any",
                                                      "1",
                                                      "\"",
                                                      "\\",
                                                      "\"x\"",
                                                      " within 3 words of ",
                                                      " before ",
                                                      " in the same sentence as ",
                                                      "quoted ",
                                                      "regex ",
                                                      "language is en",
                                                      "\n  adds 2 (3 if ",
                                                      "needs: a.one near 3",
                                                      "inflects: ",
                                                      "\xEF\xBB\xBF",
                                                      "\xFF",
                                                      "é",
                                                      "名",
                                                      "=",
                                                      "[model]\n",
                                                      "\n    ",
                                                      "\n  does not match\n"};

TEST(CompilePackProperty, TakesAnyBytesWithoutCrashingAndSaysWhyItRefuses) {
  constexpr std::array<const char*, 6> kPaths = {
      "rules/a.rule",         "lexicon/en.tsv",          "concepts.tsv",
      "gazetteer/places.tsv", "gazetteer/names/und.tsv", "pack.toml"};
  std::mt19937 random(23);
  for (int round = 0; round < 3000; ++round) {
    PackSource source = test::tiny_pack();
    std::string bytes;
    const size_t length = random() % 60;
    for (size_t i = 0; i < length; ++i) {
      if (random() % 16 == 0) {
        bytes += static_cast<char>(random() % 256);
      } else {
        bytes += kPieces.at(random() % kPieces.size());
      }
    }
    test::put(source, kPaths.at(random() % kPaths.size()), bytes);
    Diagnostics diagnostics;
    const auto pack = compile_pack(source, diagnostics);
    ASSERT_EQ(pack == nullptr, diagnostics.has_errors()) << bytes;
    test::format_all(diagnostics);
  }
}

}  // namespace

}  // namespace seamark
