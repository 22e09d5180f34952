#include "signals/entities/link_finder.h"

#include <algorithm>

#include "signals/entities/link_value.h"

namespace seamark::entities {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

// The link as its author wrote it when that is the same letters, else as folded: "ｗａ．ｍｅ" is
// read as wa.me.
std::string written_link(const TextView& text, std::string_view source, const UnitSpan& span) {
  const std::u16string_view units = text.units.substr(span.start, span.end - span.start);
  const FoldedText::Source bytes = text.fold.source_of(span.start, span.end);
  const std::string_view written = source.substr(bytes.first, bytes.last - bytes.first);
  const bool folded_ascii =
      std::all_of(units.begin(), units.end(), [](char16_t unit) { return unit < 0x80; });
  if (folded_ascii && (written.size() != units.size() || !is_ascii(written))) {
    return to_ascii(units);
  }
  return std::string(written);
}

void emit(const UnitSpan& span, std::string_view link, std::vector<Found>& out) {
  LinkValue value = normalise_link(link);
  const bool chat = value.kind == HostKind::kMessenger;
  out.push_back({.type = EntityType::kLink,
                 .concept_id = chat ? kEntityMessengerLink : kEntityLink,
                 .span = span,
                 .value = std::move(value.value)});
  if (!value.phone.empty()) {
    out.push_back({.type = EntityType::kPhone,
                   .concept_id = kEntityPhone,
                   .span = span,
                   .value = std::move(value.phone)});
  }
}

// Whether a link could come out of the repair: a known host counts with a path or a query only, and
// most texts hold no such mark, written or spelled out.
bool may_hold_path(std::u16string_view units) {
  constexpr size_t kBlock = 32;
  const auto begins_path = [](char16_t unit, char16_t next) {
    return unit == u'/' || unit == u'?' || (unit == u's' && next == u'l');  // "slash"
  };
  size_t at = 0;
  uint16_t any = 0;
  for (; any == 0 && at + kBlock < units.size(); at += kBlock) {
    const char16_t* block = units.data() + at;
    for (size_t i = 0; i < kBlock; ++i) {
      any |= static_cast<uint16_t>(begins_path(block[i], block[i + 1]));
    }
  }
  for (; any == 0 && at < units.size(); ++at) {
    any = begins_path(units[at], at + 1 < units.size() ? units[at + 1] : u' ') ? 1 : 0;
  }
  return any != 0;
}

}  // namespace

void find_links(const TextView& text, std::string_view source, LinkScratch& scratch,
                std::vector<UnitSpan>& claimed, std::vector<Found>& out) {
  scratch.spans.clear();
  scan_links(text.units, LinkTrust::kAnyHost, scratch.spans);
  for (const UnitSpan& span : scratch.spans.links) {
    emit(span, written_link(text, source, span), out);
    claimed.push_back(span);
  }
  claimed.insert(claimed.end(), scratch.spans.emails.begin(), scratch.spans.emails.end());

  if (!may_hold_path(text.units)) {
    return;
  }
  scratch.repaired.repair(text.units);
  if (!scratch.repaired.changed) {
    return;
  }
  scratch.repaired_spans.clear();
  scan_links(scratch.repaired.units, LinkTrust::kKnownHosts, scratch.repaired_spans);
  for (const UnitSpan& span : scratch.repaired_spans.links) {
    const UnitSpan whole = {scratch.repaired.from[span.start],
                            scratch.repaired.from[span.end - 1] + 1};
    if (!covered(claimed, whole.start, whole.end)) {
      emit(whole,
           to_ascii(std::u16string_view(scratch.repaired.units)
                        .substr(span.start, span.end - span.start)),
           out);
      claimed.push_back(whole);
    }
  }
}

void read_link(std::string_view link, std::vector<Found>& out) {
  emit({0, link.size()}, link, out);
}

}  // namespace seamark::entities
