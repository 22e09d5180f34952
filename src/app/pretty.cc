#include "app/pretty.h"

#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace seamark::app {
namespace {

using api::JsonBuffer;

constexpr size_t kTextBytesMax = 240;

template <typename... Args>
void print(JsonBuffer& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(fmt::appender(out), format, std::forward<Args>(args)...);
}

uint32_t decode(std::string_view text, size_t at, size_t& size) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[at + i]); };
  const uint8_t lead = byte(0);
  size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + size > text.size()) {
    size = 1;
    return 0xFFFD;
  }
  uint32_t value = size == 1 ? lead : lead & (0x7FU >> size);
  for (size_t i = 1; i < size; ++i) {
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  return value;
}

// Would move or hide what is around it on a terminal.
bool is_unsafe(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x2028 || c == 0x2029;
}

struct Style {
  std::string_view on;
  std::string_view off;
};

Style style_of(std::string_view word, bool color) {
  if (!color) {
    return {"", ""};
  }
  if (word == "REVIEW") {
    return {"\x1B[1;31m", "\x1B[0m"};
  }
  if (word == "RESCUE") {
    return {"\x1B[1;35m", "\x1B[0m"};
  }
  if (word == "CLEAN") {
    return {"\x1B[32m", "\x1B[0m"};
  }
  return {"\x1B[1;33m", "\x1B[0m"};
}

// Between isolates, so that right-to-left text leaves the line around it alone.
void append_isolated(std::string_view text, bool ascii, JsonBuffer& out) {
  constexpr std::string_view kStart = "\u2068";
  constexpr std::string_view kEnd = "\u2069";
  if (!ascii) {
    out.append(kStart);
  }
  append_safe(text, ascii, out);
  if (!ascii) {
    out.append(kEnd);
  }
}

const Rule* find_rule(const CompiledPack& pack, std::string_view name) {
  for (const Rule& rule : pack.rules) {
    if (rule.name == name) {
      return &rule;
    }
  }
  return nullptr;
}

void write_reason(const Reason& reason, const CompiledPack& pack, const Settings& settings,
                  JsonBuffer& out) {
  const Rule* const rule = find_rule(pack, reason.rule);
  print(out, "        {}{:.2f} {:<26} {:<14} {}", reason.weight < 0 ? "-" : "+",
        std::abs(reason.weight), reason.concept_name,
        fmt::format("{}[{}..{}]", field_name(reason.field), reason.span.start, reason.span.end),
        reason.rule);
  if (rule != nullptr) {
    print(out, "@v{}", rule->version);
  }
  out.append(std::string_view("  "));
  append_isolated(truncate_utf8(reason.quote, 80), settings.ascii, out);
  if (reason.view == View::kDeobfuscated) {
    out.append(std::string_view("  (disguised)"));
  }
  out.push_back('\n');
}

void write_entities(const Assessment& assessment, const Settings& settings, JsonBuffer& out) {
  std::array<size_t, 8> counts{};
  for (const AssessedEntity& entity : assessment.entities) {
    ++counts[static_cast<size_t>(entity.type)];
    print(out, "        {:<8} ", entity_type_name(entity.type));
    append_isolated(entity.value.empty() ? entity.raw : std::string_view(entity.value),
                    settings.ascii, out);
    print(out, "  ({})\n", entity_grade_name(entity.grade));
  }
  std::string line;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) {
      const std::string_view name = entity_type_name(static_cast<EntityType>(i));
      line += fmt::format("{}{} {}", line.empty() ? "" : "  ", name, counts[i]);
    }
  }
  if (!line.empty()) {
    print(out, "        entities: {}\n", line);
  }
}

// The post's own words, masked where the quotes are: shown only when nothing has to be masked.
std::string_view shown_text(const Post& post) {
  if (!post.text.empty() || post.media.empty()) {
    return post.text;
  }
  return post.media.front().alt;
}

}  // namespace

std::string_view finding_word(const Assessment& assessment) {
  switch (assessment.verdict) {
    case Verdict::kAdvert:
      return "REVIEW";
    case Verdict::kAsking:
      return "ASKING";
    case Verdict::kUndecided:
      return "UNDECIDED";
    case Verdict::kNone:
      break;
  }
  return assessment.category == "D01" ? "RESCUE" : "CLEAN";
}

void append_safe(std::string_view text, bool ascii, JsonBuffer& out) {
  for (size_t at = 0; at < text.size();) {
    size_t size = 1;
    const uint32_t c = decode(text, at, size);
    if (c == '\n') {
      out.append(std::string_view(" "));
    } else if (is_unsafe(c) || (ascii && c >= 0x80)) {
      print(out, "\\u{{{:x}}}", c);
    } else {
      out.append(text.substr(at, size));
    }
    at += size;
  }
}

void write_pretty(const JudgedPost& judged, const CompiledPack& pack, const Settings& settings,
                  JsonBuffer& out) {
  const Assessment& assessment = judged.assessment;
  const std::string_view word = finding_word(assessment);
  const Style style = style_of(word, settings.color);
  print(out, "{}{}{}  {:.2f}  {}  {}  {}  ", style.on, word, style.off, assessment.score,
        assessment.language, assessment.category.empty() ? "-" : assessment.category,
        assessment.severity);
  append_safe(judged.id, settings.ascii, out);
  out.push_back('\n');
  const std::string_view text = shown_text(judged.post);
  if (!text.empty() && !settings.redact) {
    out.append(std::string_view("        "));
    append_isolated(truncate_utf8(text, kTextBytesMax), settings.ascii, out);
    out.append(std::string_view(text.size() > kTextBytesMax ? " …\n" : "\n"));
  }
  for (const Reason& reason : assessment.reasons) {
    write_reason(reason, pack, settings, out);
  }
  for (const CounterReason& reason : assessment.against) {
    print(out, "        {:+.2f} {:<26} {}[{}..{}]  against\n", reason.weight, reason.concept_name,
          field_name(reason.field), reason.span.start, reason.span.end);
  }
  write_entities(assessment, settings, out);
  if (!assessment.undecided.empty()) {
    print(out, "        could not be judged: {}\n", assessment.undecided);
  }
  print(out, "        thresholds: review {:.2f}, high {:.2f}\n", pack.thresholds.review,
        pack.thresholds.high);
}

}  // namespace seamark::app
