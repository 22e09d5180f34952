#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

namespace seamark {

// A growing array of plain values that vector code may read past: kPaddingBytes beyond capacity are
// always mapped. Aligned to 64 bytes. Growing keeps the content. Movable, not copyable;
// thread-compatible.
template <typename T>
class PaddedBuffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  static constexpr size_t kPaddingBytes = 256;

  PaddedBuffer() = default;

  T* data() { return data_.get(); }

  const T* data() const { return data_.get(); }

  size_t capacity() const { return capacity_; }

  T& operator[](size_t i) { return data_.get()[i]; }

  const T& operator[](size_t i) const { return data_.get()[i]; }

  // Room for at least `count` values, plus padding. New room, padding included, is zero.
  void reserve(size_t count) {
    if (count <= capacity_ && data_ != nullptr) {
      return;
    }
    const size_t room = count < 2 * capacity_ ? 2 * capacity_ : count;
    const size_t bytes = room * sizeof(T) + kPaddingBytes;
    std::unique_ptr<T, Free> fresh(static_cast<T*>(::operator new(bytes, std::align_val_t{64})));
    std::memset(static_cast<void*>(fresh.get()), 0, bytes);
    if (data_ != nullptr) {
      std::memcpy(static_cast<void*>(fresh.get()), data_.get(), capacity_ * sizeof(T));
    }
    data_ = std::move(fresh);
    capacity_ = room;
  }

 private:
  struct Free {
    void operator()(T* p) const { ::operator delete(p, std::align_val_t{64}); }
  };

  std::unique_ptr<T, Free> data_;
  size_t capacity_ = 0;
};

}  // namespace seamark
