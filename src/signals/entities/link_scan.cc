#include "signals/entities/link_scan.h"

#include "signals/entities/hosts.h"

namespace seamark::entities {
namespace {

constexpr size_t kHostUnitsMax = 100;

bool is_host_unit(char16_t unit) {
  return is_ascii_alnum(unit) || unit == u'-' || unit == u'.';
}

// What a path goes on with. Other scripts only after "http://": "t.me/name加我" ends before the
// ideographs.
bool is_path_unit(char16_t unit, bool any_script) {
  if (unit < 0x80) {
    return unit > u' ' &&
           std::u16string_view(u"<>\"|\\^`{}").find(unit) == std::u16string_view::npos;
  }
  const bool punctuation = unit < 0xAA || (unit >= 0x2000 && unit < 0x2C00) ||
                           (unit >= 0x3000 && unit < 0x3040) || unit == 0x60C || unit == 0x61B ||
                           unit == 0x61F || unit == 0x6D4 || unit == 0xAB || unit == 0xBB;
  const bool symbol = unit >= 0xE000;  // emoji, hashed
  return any_script && !punctuation && !symbol;
}

// Sentence punctuation after a link does not belong to it; a bracket does when it was opened
// inside.
size_t trim_end(std::u16string_view units, size_t start, size_t end) {
  while (end > start) {
    const char16_t last = units[end - 1];
    const bool closes_own =
        last == u')' && units.substr(start, end - start).find(u'(') != std::u16string_view::npos;
    if (closes_own ||
        std::u16string_view(u".,;:!?)]'*_~-").find(last) == std::u16string_view::npos) {
      break;
    }
    --end;
  }
  return end;
}

size_t path_end(std::u16string_view units, size_t start, size_t host_end, bool any_script) {
  size_t end = host_end;
  if (end < units.size() &&
      std::u16string_view(u"/?#:").find(units[end]) != std::u16string_view::npos) {
    while (end < units.size() && is_path_unit(units[end], any_script)) {
      ++end;
    }
  }
  return trim_end(units, start, end);
}

size_t host_end_from(std::u16string_view units, size_t at) {
  while (at < units.size() && is_host_unit(units[at])) {
    ++at;
  }
  return at;
}

// A link with its scheme, "://" at `colon`.
UnitSpan with_scheme(std::u16string_view units, size_t colon) {
  size_t start = colon;
  while (start > 0 && is_ascii_letter(units[start - 1])) {
    --start;
  }
  if (start == colon) {
    return {};
  }
  size_t end = colon + 3;
  while (end < units.size() && is_path_unit(units[end], true)) {
    ++end;
  }
  end = trim_end(units, start, end);
  return end > colon + 3 ? UnitSpan{start, end} : UnitSpan{};
}

bool is_link_host(std::string_view host, char16_t after, LinkTrust trust) {
  const bool path = after == u'/' || after == u'?';
  if (const Host* known = find_host(host)) {
    return path || (!known->path_needed && trust == LinkTrust::kAnyHost);
  }
  if (trust == LinkTrust::kKnownHosts) {
    return false;
  }
  if (host.starts_with("www.") && host.size() > 6) {
    return true;
  }
  const size_t dot = host.rfind('.');
  return dot != std::string_view::npos && dot > 1 && is_common_top_level(host.substr(dot + 1)) &&
         host[dot - 1] != '.';
}

// The mail address whose host starts at `start`, if there is one: it begins after `free_from`.
void take_email(std::u16string_view units, size_t start, size_t host_end, size_t free_from,
                LinkSpans& out) {
  size_t local = start - 1;
  while (local > free_from && (is_host_unit(units[local - 1]) || units[local - 1] == u'_')) {
    --local;
  }
  if (local < start - 1 && out.emails.size() < kFoundMax) {
    out.emails.push_back({local, trim_end(units, start, host_end)});
  }
}

// The link or mail address whose host has its first dot at `dot`. Units before `free_from` are
// taken; which ones are then.
size_t take_host(std::u16string_view units, size_t dot, size_t free_from, LinkTrust trust,
                 LinkSpans& out) {
  size_t start = dot;
  while (start > free_from && dot - start < kHostUnitsMax && is_host_unit(units[start - 1])) {
    --start;
  }
  const size_t host_end = host_end_from(units, dot);
  if (start > 0 && units[start - 1] == u'@') {
    take_email(units, start, host_end, free_from, out);
    return host_end;
  }
  const std::string host = to_ascii(
      units.substr(start, std::min(trim_end(units, start, host_end) - start, kHostUnitsMax)));
  const char16_t after = host_end < units.size() ? units[host_end] : u' ';
  if (is_link_host(host, after, trust)) {
    out.links.push_back({start, path_end(units, start, host_end, false)});
    return out.links.back().end;
  }
  return host_end;
}

}  // namespace

void scan_links(std::u16string_view units, LinkTrust trust, LinkSpans& out) {
  size_t free_from = 0;  // units before it are taken
  const auto next = [&](size_t from) { return next_mark(units, from, u'.', u':', u':'); };
  for (size_t i = next(1); i + 1 < units.size() && out.links.size() < kFoundMax; i = next(i + 1)) {
    if (i < free_from) {
      continue;
    }
    if (units[i] == u':' && units.substr(i, 3) == u"://") {
      const UnitSpan link = with_scheme(units, i);
      if (link.end > link.start) {
        out.links.push_back(link);
        free_from = link.end;
      }
    } else if (units[i] == u'.' && is_ascii_alnum(units[i - 1]) && is_ascii_alnum(units[i + 1])) {
      free_from = take_host(units, i, free_from, trust, out);
    }
  }
}

}  // namespace seamark::entities
