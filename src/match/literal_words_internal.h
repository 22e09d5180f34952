#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "match/literal_kernels_internal.h"

// The loops over the words of a text, for the kernels of each level to compile with their own
// flags. Hence internal linkage, and no inline function of any other header.
namespace seamark {
namespace {

// See LiteralKernels::edges.
size_t find_edges(const uint64_t* rows, uint32_t first, size_t count, uint64_t* carry,
                  uint32_t* edges) {
  size_t found = 0;
  uint64_t before = *carry;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t base = first + static_cast<uint32_t>(64 * i);
    const uint64_t row = rows[i];
    for (uint64_t edge = row ^ ((row << 1U) | before); edge != 0; edge &= edge - 1) {
      edges[found++] = base + static_cast<uint32_t>(__builtin_ctzll(edge));
    }
    before = row >> 63U;
  }
  *carry = before;
  return found;
}

uint64_t load_four(const char16_t* units) {
  uint64_t four = 0;
  std::memcpy(&four, units, sizeof(four));
  return four;
}

// See WordQueues. Every word is written to each queue, and kept if its bit is set: there is no
// branch to mispredict.
void queue_words(const WordJob& job, const uint32_t* edges, uint32_t count, WordQueues& queues) {
  const char16_t* units = job.units;
  const HashBits token = job.token;
  const HashBits pair = job.pair;
  const uint8_t* prefix = job.prefix;
  uint32_t* hashes = queues.hashes + 1;
  uint32_t tokens = 0;
  uint32_t pairs = 0;
  uint32_t prefixes = 0;
  uint32_t last = hashes[-1];
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t start = edges[2 * i];
    const uint32_t end = edges[2 * i + 1];
    const uint64_t head = load_four(units + start);
    const int32_t over = 4 - static_cast<int32_t>(end - start);
    const auto missing = static_cast<uint32_t>(over < 0 ? 0 : over);
    const uint64_t tail = load_four(units + (end + missing - 4));
    const auto hash =
        static_cast<uint32_t>(((head * kTokenHead + tail * kTokenTail) << (16 * missing)) >> 32U);
    hashes[i] = hash;
    queues.tokens[tokens] = i;
    const uint32_t token_at = hash >> token.shift;
    tokens += (token.words[token_at >> 5U] >> (token_at & 31U)) & 1U;
    const uint32_t pair_at = (last * kPairFirst + hash * kPairSecond) >> pair.shift;
    queues.pairs[pairs] = i;
    pairs += (pair.words[pair_at >> 5U] >> (pair_at & 31U)) & 1U;
    queues.prefixes[prefixes] = i;
    prefixes += prefix[((head << 16U) * kTokenHead) >> (64 - kPrefixBits)];
    last = hash;
  }
  queues.token_count = tokens;
  queues.pair_count = pairs;
  queues.prefix_count = prefixes;
}

}  // namespace
}  // namespace seamark
