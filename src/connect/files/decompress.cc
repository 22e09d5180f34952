#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "connect/files/byte_stream.h"

namespace seamark::files {
namespace {

constexpr size_t kInputBytes = size_t{128} << 10U;
constexpr int kWindowLogMax = 25;

// A block of the file, refilled when used up.
struct Input {
  std::unique_ptr<ByteStream> raw;
  std::unique_ptr<char[]> block = std::make_unique<char[]>(kInputBytes);
  size_t used = 0;
  size_t filled = 0;

  size_t left() const { return filled - used; }

  uint64_t offset() const { return raw->position() - left(); }

  bool ready() const { return left() > 0 || raw->ready(); }

  // False at the end of the file.
  Result<bool> fill() {
    if (left() == 0) {
      used = 0;
      filled = SEAMARK_TRY(raw->read(block.get(), kInputBytes));
    }
    return left() > 0;
  }
};

class PlainStream : public ByteStream {
 public:
  explicit PlainStream(Input input) : input_(std::move(input)) {}

  Result<size_t> read(char* out, size_t size) override {
    if (input_.left() == 0) {
      return input_.raw->read(out, size);
    }
    const size_t count = std::min(size, input_.left());
    std::memcpy(out, input_.block.get() + input_.used, count);
    input_.used += count;
    return count;
  }

  uint64_t position() const override { return input_.offset(); }

  bool ready() const override { return input_.ready(); }

 private:
  Input input_;
};

Error damaged(std::string_view kind, uint64_t offset, std::string_view how) {
  return {ErrorCode::kInvalid, std::string(kind) + " data " + std::string(how) + " at byte " +
                                   std::to_string(offset) + " of the file"};
}

class GzipStream : public ByteStream {
 public:
  explicit GzipStream(Input input) : input_(std::move(input)) {
    constexpr int kGzipWindow = 15 + 16;
    ready_ = inflateInit2(&zlib_, kGzipWindow) == Z_OK;
  }

  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  ~GzipStream() override {
    if (ready_) {
      inflateEnd(&zlib_);
    }
  }

  Result<size_t> read(char* out, size_t size) override {
    if (!ready_) {
      return Error(ErrorCode::kExhausted, "no memory to decompress gzip");
    }
    zlib_.next_out = reinterpret_cast<Bytef*>(out);
    zlib_.avail_out = static_cast<uInt>(std::min<size_t>(size, 1U << 30U));
    const uInt room = zlib_.avail_out;
    while (zlib_.avail_out == room) {
      if (!SEAMARK_TRY(input_.fill())) {
        if (member_done_) {
          return size_t{0};
        }
        return damaged("gzip", input_.offset(), "is cut off");
      }
      if (member_done_) {
        inflateReset(&zlib_);  // a file may be several members, one after the other
        member_done_ = false;
      }
      SEAMARK_TRY(step());
    }
    return static_cast<size_t>(room - zlib_.avail_out);
  }

  uint64_t position() const override { return input_.offset(); }

  bool ready() const override { return input_.ready(); }

 private:
  Status step() {
    zlib_.next_in = reinterpret_cast<Bytef*>(input_.block.get() + input_.used);
    zlib_.avail_in = static_cast<uInt>(input_.left());
    const int code = inflate(&zlib_, Z_NO_FLUSH);
    input_.used = input_.filled - zlib_.avail_in;
    if (code == Z_STREAM_END) {
      member_done_ = true;
      return ok_status();
    }
    if (code != Z_OK && code != Z_BUF_ERROR) {
      return damaged("gzip", input_.offset(), "is damaged");
    }
    return ok_status();
  }

  Input input_;
  z_stream zlib_{};
  bool ready_ = false;
  bool member_done_ = false;
};

class ZstdStream : public ByteStream {
 public:
  explicit ZstdStream(Input input) : input_(std::move(input)), zstd_(ZSTD_createDStream()) {
    if (zstd_ != nullptr) {
      ZSTD_DCtx_setParameter(zstd_.get(), ZSTD_d_windowLogMax, kWindowLogMax);
    }
  }

  Result<size_t> read(char* out, size_t size) override {
    if (zstd_ == nullptr) {
      return Error(ErrorCode::kExhausted, "no memory to decompress zstd");
    }
    ZSTD_outBuffer to{out, size, 0};
    while (to.pos == 0) {
      // What is left of a block may wait inside the decoder, after the file's last byte was taken.
      const bool more = SEAMARK_TRY(input_.fill());
      ZSTD_inBuffer from{input_.block.get() + input_.used, input_.left(), 0};
      const size_t code = ZSTD_decompressStream(zstd_.get(), &to, &from);
      input_.used += from.pos;
      if (ZSTD_isError(code) != 0) {
        return failure(code);
      }
      const bool idle = !more && to.pos == 0;
      if (idle && !frame_done_) {
        return damaged("zstd", input_.offset(), "is cut off");
      }
      if (idle) {
        return size_t{0};
      }
      frame_done_ = code == 0;
    }
    return to.pos;
  }

  uint64_t position() const override { return input_.offset(); }

  bool ready() const override { return input_.ready(); }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  Error failure(size_t code) const {
    if (ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge) {
      return damaged("zstd", input_.offset(), "wants a window above 32 MiB");
    }
    return damaged("zstd", input_.offset(), "is damaged");
  }

  Input input_;
  std::unique_ptr<ZSTD_DStream, Free> zstd_;
  bool frame_done_ = false;
};

bool is_gzip(std::string_view head) {
  return head.substr(0, 2) == "\x1F\x8B";
}

bool is_zstd(std::string_view head) {
  const bool frame = head.substr(0, 4) == "\x28\xB5\x2F\xFD";
  const bool skippable = head.size() >= 4 && head.substr(1, 3) == "\x2A\x4D\x18" &&
                         (static_cast<uint8_t>(head[0]) & 0xF0U) == 0x50U;
  return frame || skippable;
}

// Enough of the file to tell what it is; a pipe may give less at a time.
Status read_head(Input& input) {
  constexpr size_t kHeadBytes = 4;
  while (input.filled < kHeadBytes) {
    const size_t got =
        SEAMARK_TRY(input.raw->read(input.block.get() + input.filled, kInputBytes - input.filled));
    if (got == 0) {
      break;
    }
    input.filled += got;
  }
  return ok_status();
}

}  // namespace

Result<std::unique_ptr<ByteStream>> decompress(std::unique_ptr<ByteStream> raw,
                                               const std::string& name) {
  Input input;
  input.raw = std::move(raw);
  SEAMARK_TRY(read_head(input));
  const std::string_view head(input.block.get(), input.filled);
  std::unique_ptr<ByteStream> stream;
  if (is_gzip(head)) {
    stream = std::make_unique<GzipStream>(std::move(input));
  } else if (is_zstd(head)) {
    stream = std::make_unique<ZstdStream>(std::move(input));
  } else if (name.ends_with(".gz")) {
    return Error(ErrorCode::kInvalid, "does not start as gzip does, though named .gz");
  } else if (name.ends_with(".zst")) {
    return Error(ErrorCode::kInvalid, "does not start as zstd does, though named .zst");
  } else {
    stream = std::make_unique<PlainStream>(std::move(input));
  }
  return stream;
}

}  // namespace seamark::files
