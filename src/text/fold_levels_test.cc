// Every SIMD level gives what the scalar reference gives, bit for bit.
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/cpu.h"
#include "text/fold.h"
#include "text/fold_samples_testing.h"

namespace seamark {
namespace {

// The first difference of two folds, or nothing.
std::string difference(const FoldedText& a, const FoldedText& b) {
  if (a.size != b.size || a.flags != b.flags || a.source_bytes != b.source_bytes) {
    return "size " + std::to_string(a.size) + "/" + std::to_string(b.size) + ", flags " +
           std::to_string(a.flags) + "/" + std::to_string(b.flags) + ", bytes " +
           std::to_string(a.source_bytes) + "/" + std::to_string(b.source_bytes);
  }
  for (size_t i = 0; i < a.size + 64; ++i) {
    if (a.units[i] != b.units[i]) {
      return "unit " + std::to_string(i) + ": " + std::to_string(a.units[i]) + "/" +
             std::to_string(b.units[i]);
    }
  }
  for (size_t i = 0; i <= a.size; ++i) {
    if (a.offsets[i] != b.offsets[i]) {
      return "offset " + std::to_string(i);
    }
  }
  const BitRow FoldedText::*const rows[] = {
      &FoldedText::word,    &FoldedText::digit,    &FoldedText::latin, &FoldedText::lookalike,
      &FoldedText::altered, &FoldedText::line_end, &FoldedText::space};
  for (size_t row = 0; row < std::size(rows); ++row) {
    for (size_t i = 0; i < a.size + 64; ++i) {
      const bool in_a = (a.*rows[row]).test(i);
      if (in_a != (b.*rows[row]).test(i) || (i >= a.size && in_a)) {
        return "row " + std::to_string(row) + " bit " + std::to_string(i);
      }
    }
  }
  return {};
}

}  // namespace

void fold_avx512_emulated(std::string_view utf8, FoldedText& out);

namespace {

struct Kernel {
  const char* name;
  SimdLevel level;  // that the processor must have
  void (*run)(std::string_view utf8, FoldedText& out);
};

void run_avx2(std::string_view utf8, FoldedText& out) {
  fold(utf8, out, SimdLevel::kAvx2);
}

void run_avx512(std::string_view utf8, FoldedText& out) {
  fold(utf8, out, SimdLevel::kAvx512);
}

constexpr Kernel kKernels[] = {
    {"avx2", SimdLevel::kAvx2, run_avx2},
    {"avx512", SimdLevel::kAvx512, run_avx512},
    {"avx512_emulated", SimdLevel::kScalar, fold_avx512_emulated},
};

class FoldLevels : public testing::TestWithParam<Kernel> {
 protected:
  void SetUp() override {
    if (GetParam().level > best_simd_level()) {
      GTEST_SKIP() << "this processor lacks " << simd_level_name(GetParam().level);
    }
  }

  // Folds from a copy that ends where its allocation ends, so that sanitizers see reads past it.
  std::string compare(const std::string& text) {
    const std::vector<char> exact(text.begin(), text.end());
    const std::string_view view(exact.data(), exact.size());
    fold_scalar(view, reference);
    GetParam().run(view, result);
    return difference(reference, result);
  }

  FoldedText reference;
  FoldedText result;
};

TEST_P(FoldLevels, AgreeOnRandomMixtures) {
  fold_samples::Random random(20240607);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = fold_samples::mixture(random, random() % 40);
    ASSERT_EQ(compare(text), "") << "round " << round;
  }
}

TEST_P(FoldLevels, AgreeOnEveryPieceAtEveryPlaceInABlock) {
  for (const std::string_view view : fold_samples::kPieces) {
    const std::string piece(view);
    for (size_t before = 0; before < 70; ++before) {
      const std::string ascii(before, 'x');
      ASSERT_EQ(compare(ascii + piece), "") << piece << " at " << before;
      ASSERT_EQ(compare(ascii + piece + "yz" + piece + std::string(70, 'w')), "")
          << piece << " at " << before;
      ASSERT_EQ(compare(fold_samples::times("й", before) + piece + "中 b"), "")
          << piece << " after " << before;
    }
  }
}

TEST_P(FoldLevels, AgreeOnEveryPairOfPieces) {
  for (const std::string_view first : fold_samples::kPieces) {
    for (const std::string_view second : fold_samples::kPieces) {
      ASSERT_EQ(compare("ab" + std::string(first) + std::string(second) + " й" +
                        std::string(second) + std::string(first) + "中"),
                "")
          << first << "+" << second;
    }
  }
}

TEST_P(FoldLevels, AgreeOnEveryCodePoint) {
  std::string text;
  for (uint32_t code_point = 0; code_point < 0x110000; ++code_point) {
    fold_samples::append_utf8(text, code_point);
    if (text.size() > 500) {
      ASSERT_EQ(compare(text), "") << "before code point " << code_point;
      text.clear();
    }
  }
}

TEST_P(FoldLevels, AgreeOnEveryLatinLetterAmongAscii) {
  constexpr std::pair<uint32_t, uint32_t> kRanges[] = {{0x80, 0x250}, {0x1E00, 0x1F00}};
  for (const auto& [first, last] : kRanges) {
    for (uint32_t code_point = first; code_point < last; ++code_point) {
      for (size_t before = 0; before < 34; ++before) {
        std::string text(before, 'x');
        fold_samples::append_utf8(text, code_point);
        ASSERT_EQ(compare(text + " Ab 7`\tc" + std::string(30, 'y')), "")
            << code_point << " at " << before;
      }
    }
  }
}

TEST_P(FoldLevels, AgreeOnRandomLatinTexts) {
  constexpr std::string_view kLetters[] = {"é", "Ü", "ş",  "İ", "ı", "ł",      "ơ",  "Ư", "ế",
                                           "ậ", "ñ", "ß",  "æ", "«", "\u0301", "n",  "T", " ",
                                           " ", "0", "\n", "`", "'", "ab",     "xyz"};
  fold_samples::Random random(20261124);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const size_t kinds = 1 + random() % std::size(kLetters);
    const size_t first = random() % std::size(kLetters);
    for (size_t i = 0, count = random() % 120; i < count; ++i) {
      text += kLetters[(first + random() % kinds) % std::size(kLetters)];
    }
    ASSERT_EQ(compare(text), "") << "round " << round;
  }
}

TEST_P(FoldLevels, AgreeOnEveryTwoBytes) {
  for (uint32_t first = 0; first < 256; ++first) {
    for (uint32_t second = 0; second < 256; ++second) {
      std::string text(1, static_cast<char>(first));
      text += static_cast<char>(second);
      ASSERT_EQ(compare(text + "\x80\x80й"), "") << first << " " << second;
    }
  }
}

TEST_P(FoldLevels, AgreeOnLongTextsBegunAnywhere) {
  const std::string line = "хлеб 37 bread ፴ ሰላም, नमस्ते 中文 ؟ سلام 🌍 kênh";
  const std::string text = fold_samples::times(line, 20) + fold_samples::times("й", 64) +
                           fold_samples::times("abcdefghijklmnopqrstuvwxyzй", 40);
  for (size_t first = 0; first < text.size(); ++first) {
    ASSERT_EQ(compare(text.substr(first)), "") << first;
  }
}

TEST_P(FoldLevels, AgreeOnFloods) {
  for (const std::string& flood : fold_samples::floods()) {
    ASSERT_EQ(compare(flood), "");
    ASSERT_EQ(compare("x" + flood), "");
    ASSERT_EQ(compare("short"), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Kernels, FoldLevels, testing::ValuesIn(kKernels),
                         [](const auto& kernel) { return std::string(kernel.param.name); });

}  // namespace
}  // namespace seamark
