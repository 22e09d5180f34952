#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace seamark::app {

// A hash that spreads ids evenly; the same everywhere.
uint64_t sample_hash(std::string_view id);

// The `size` posts of lowest hash among those without a finding: the same ones whatever the number
// of threads. Thread-safe.
class CleanSample {
 public:
  explicit CleanSample(size_t size) : size_(size) {}

  // Whether a post of this hash has a chance; cheap.
  bool wants(uint64_t hash) const { return hash <= bound_.load(std::memory_order_relaxed); }

  // `written`: the post's assessment in the output format.
  void add(uint64_t hash, std::string_view written);

  // All kept, by hash.
  std::string written() const;

 private:
  const size_t size_;
  std::atomic<uint64_t> bound_{UINT64_MAX};
  mutable std::mutex mutex_;  // guards kept_
  std::set<std::pair<uint64_t, std::string>> kept_;
};

}  // namespace seamark::app
