#include "connect/files/count_lines.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace seamark::files {
namespace {

TEST(CountLines, CountsWhatStandardCountDoesAtEveryLength) {
  std::mt19937 random(1);
  std::string bytes;
  for (size_t length = 0; length < 300; ++length) {
    EXPECT_EQ(count_lines(bytes), static_cast<size_t>(std::count(bytes.begin(), bytes.end(), '\n')))
        << length;
    bytes += random() % 3 == 0 ? '\n' : static_cast<char>(random() % 256);
  }
}

TEST(CountLines, DoesNotOverflowWhenEveryByteIsALineEnd) {
  for (const size_t length : {64U * 255, 64U * 256, 64U * 600 + 63}) {
    EXPECT_EQ(count_lines(std::string(length, '\n')), length);
  }
}

}  // namespace
}  // namespace seamark::files
