#include "connect/files/file_chunks.h"

#include <filesystem>
#include <utility>

namespace seamark::files {
namespace {

// The size of all files together; 0 if one of them is no plain file.
uint64_t total_size(const std::vector<std::string>& paths) {
  uint64_t total = 0;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed)) {
      return 0;
    }
    const uint64_t size = std::filesystem::file_size(path, failed);
    total += failed ? 0 : size;
  }
  return total;
}

Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path,
                                                const std::atomic<bool>* stop) {
  return decompress(SEAMARK_TRY(open_raw(path, stop)), path);
}

}  // namespace

FileChunks::FileChunks(std::vector<std::string> paths, LineLimits limits,
                       const std::atomic<bool>* stop)
    : paths_(std::move(paths)), limits_(limits), stop_(stop), bytes_total_(total_size(paths_)) {}

// True when the next input could not be opened: `chunk` says why.
bool FileChunks::open_next(Chunk& chunk) {
  const std::string& path = paths_[opened_++];
  chunk.input = static_cast<uint32_t>(opened_ - 1);
  Result<std::unique_ptr<ByteStream>> stream = open_stream(path, stop_);
  if (stream.ok()) {
    cutter_ = std::make_unique<LineCutter>(std::move(stream).value(), limits_);
    return false;
  }
  chunk.size = 0;
  chunk.first_line = 0;
  chunk.problems = {{0, stream.error().message()}};
  return true;
}

bool FileChunks::next(Chunk& chunk) {
  const std::lock_guard lock(mutex_);
  while (true) {
    if (cutter_ == nullptr) {
      if (opened_ == paths_.size()) {
        return false;
      }
      if (open_next(chunk)) {
        break;
      }
    }
    chunk.input = static_cast<uint32_t>(opened_ - 1);
    const bool more = cutter_->next(chunk);
    bytes_read_ = bytes_before_ + cutter_->position();
    if (more) {
      break;
    }
    bytes_before_ = bytes_read_;
    cutter_.reset();
  }
  chunk.sequence = sequence_++;
  return true;
}

std::string FileChunks::input_name(uint32_t input) const {
  return paths_[input] == "-" ? "stdin" : paths_[input];
}

Progress FileChunks::progress() const {
  return {bytes_read_, bytes_total_};
}

}  // namespace seamark::files
