#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "connect/files/byte_stream.h"

namespace seamark::files {
namespace {

std::string system_reason() {
  return std::generic_category().message(errno);
}

class FileStream : public ByteStream {
 public:
  FileStream(int fd, bool owned, const std::atomic<bool>* stop)
      : fd_(fd), owned_(owned), stop_(stop) {
    struct stat info {};

    waits_ = fstat(fd, &info) != 0 || !S_ISREG(info.st_mode);
  }

  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  ~FileStream() override {
    if (owned_) {
      close(fd_);
    }
  }

  Result<size_t> read(char* out, size_t size) override {
    while (true) {
      if (waits_ && stop_ != nullptr && !wait_ready()) {
        return size_t{0};
      }
      const ssize_t got = ::read(fd_, out, size);
      if (got >= 0) {
        position_ += static_cast<uint64_t>(got);
        return static_cast<size_t>(got);
      }
      if (errno != EINTR) {
        return Error(ErrorCode::kUnavailable, "cannot be read: " + system_reason());
      }
    }
  }

  uint64_t position() const override { return position_; }

  bool ready() const override {
    struct pollfd now {
      fd_, POLLIN, 0
    };

    return !waits_ || poll(&now, 1, 0) != 0;
  }

 private:
  // False: stop.
  bool wait_ready() const {
    constexpr int kLookMs = 200;

    struct pollfd ready {
      fd_, POLLIN, 0
    };

    while (!*stop_ && poll(&ready, 1, kLookMs) == 0) {
    }
    return !*stop_;
  }

  int fd_;
  bool owned_;
  const std::atomic<bool>* stop_;
  bool waits_ = false;
  uint64_t position_ = 0;
};

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<size_t> read(char* out, size_t size) override {
    const size_t count = std::min(size, bytes_.size() - position_);
    std::memcpy(out, bytes_.data() + position_, count);
    position_ += count;
    return count;
  }

  uint64_t position() const override { return position_; }

 private:
  std::string bytes_;
  size_t position_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_raw(const std::string& path,
                                             const std::atomic<bool>* stop) {
  if (path == "-") {
    return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(STDIN_FILENO, false, stop));
  }
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return Error(ErrorCode::kNotFound, "cannot be opened: " + system_reason());
  }
  auto stream = std::make_unique<FileStream>(fd, true, stop);

  struct stat info {};

  if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    return Error(ErrorCode::kInvalid, "is a folder, wanted a file");
  }
  return std::unique_ptr<ByteStream>(std::move(stream));
}

std::unique_ptr<ByteStream> raw_from_memory(std::string bytes) {
  return std::make_unique<MemoryStream>(std::move(bytes));
}

}  // namespace seamark::files
