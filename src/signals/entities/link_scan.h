#pragma once

#include <string_view>
#include <vector>

#include "signals/entities/found.h"

namespace seamark::entities {

// Which hosts count. A text that had to be repaired first is trusted with known ones only.
enum class LinkTrust : uint8_t { kAnyHost, kKnownHosts };

// Where links stand: "http://…", "www.…", known hosts with a path ("t.me/name"), hosts of a common
// top level.
struct LinkSpans {
  std::vector<UnitSpan> links;
  std::vector<UnitSpan> emails;

  void clear() {
    links.clear();
    emails.clear();
  }
};

// Appends to `out`, in order, without overlap. Cost: linear.
void scan_links(std::u16string_view units, LinkTrust trust, LinkSpans& out);

}  // namespace seamark::entities
