#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace seamark {

using Sha256 = std::array<uint8_t, 32>;

// SHA-256 of the bytes (libsodium). Thread-safe.
Sha256 sha256(std::string_view bytes);

// Lower-case hexadecimal.
std::string to_hex(const Sha256& digest);

}  // namespace seamark
