#include "base/digest.h"

#include <gtest/gtest.h>

namespace seamark {
namespace {

// The one-block vector of FIPS 180-2, appendix B.1.
TEST(Digest, MatchesThePublishedVectorOfAbc) {
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace seamark
