#include "app/clean_sample.h"

#include <iterator>

namespace seamark::app {

uint64_t sample_hash(std::string_view id) {
  uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : id) {
    hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001B3U;
  }
  hash ^= hash >> 32U;
  hash *= 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

void CleanSample::add(uint64_t hash, std::string_view written) {
  const std::lock_guard lock(mutex_);
  kept_.emplace(hash, written);
  if (kept_.size() > size_) {
    kept_.erase(std::prev(kept_.end()));
  }
  if (kept_.size() == size_ && !kept_.empty()) {
    bound_ = kept_.rbegin()->first;
  }
}

std::string CleanSample::written() const {
  const std::lock_guard lock(mutex_);
  std::string all;
  for (const auto& [hash, text] : kept_) {
    all += text;
  }
  return all;
}

}  // namespace seamark::app
