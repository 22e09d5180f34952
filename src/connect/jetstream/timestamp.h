#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seamark::jetstream {

// Microseconds since 1970 of "2026-07-04T14:38:08.085434Z" (0 to 9 digits of a second; Z or
// +hh:mm). Nothing for any other form. Digits below a microsecond are dropped.
std::optional<int64_t> parse_timestamp_us(std::string_view text);

}  // namespace seamark::jetstream
