#include "app/redact.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace seamark::app {
namespace {

constexpr size_t kMaskedCharacters = 4;
constexpr std::string_view kMask = "•";

bool is_kept(std::string_view character) {
  constexpr std::string_view kPunctuation = " \t()-+./:@_#";
  return character.size() == 1 && kPunctuation.find(character) != std::string_view::npos;
}

// The byte where each code point starts, and the end.
std::vector<size_t> code_point_starts(std::string_view text) {
  std::vector<size_t> starts;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_utf8_lead(text[i])) {
      starts.push_back(i);
    }
  }
  starts.push_back(text.size());
  return starts;
}

bool is_sensitive(const AssessedEntity& entity) {
  if (entity.type == EntityType::kPhone || entity.type == EntityType::kHandle) {
    return true;
  }
  if (entity.type != EntityType::kLink) {
    return false;
  }
  for (const std::string_view chat :
       {"t.me/", "wa.me/", "whatsapp", "viber", "zalo.me", "telegram"}) {
    if (entity.value.find(chat) != std::string::npos ||
        entity.raw.find(chat) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// `quote` covers the code points `place` of its field: masks the end of what of it lies in
// `hidden`.
std::string mask_part(std::string_view quote, Span place, Span hidden) {
  const std::vector<size_t> starts = code_point_starts(quote);
  const uint32_t first = std::max(place.start, hidden.start) - place.start;
  const uint32_t last = std::min(place.end, hidden.end) - place.start;
  if (first >= last || last >= starts.size()) {
    return std::string(quote);
  }
  const size_t from = starts[first];
  const size_t to = starts[last];
  return std::string(quote.substr(0, from)) + mask_tail(quote.substr(from, to - from)) +
         std::string(quote.substr(to));
}

}  // namespace

std::string mask_tail(std::string_view text) {
  const std::vector<size_t> starts = code_point_starts(text);
  std::vector<std::string_view> characters;
  for (size_t i = 0; i + 1 < starts.size(); ++i) {
    characters.push_back(text.substr(starts[i], starts[i + 1] - starts[i]));
  }
  size_t left = kMaskedCharacters;
  for (size_t i = characters.size(); i > 0 && left > 0; --i) {
    if (!is_kept(characters[i - 1])) {
      characters[i - 1] = kMask;
      --left;
    }
  }
  std::string masked;
  for (const std::string_view character : characters) {
    masked += character;
  }
  return masked;
}

std::string_view Redactor::keep(std::string text) {
  return texts_.emplace_back(std::move(text));
}

const Assessment& Redactor::redact(const Assessment& assessment) {
  masked_ = assessment;
  texts_.clear();
  texts_.reserve(assessment.entities.size() * (assessment.reasons.size() + 1));
  for (size_t i = 0; i < assessment.entities.size(); ++i) {
    const AssessedEntity& entity = assessment.entities[i];
    if (!is_sensitive(entity)) {
      continue;
    }
    masked_.entities[i].raw = keep(mask_tail(entity.raw));
    masked_.entities[i].value = mask_tail(entity.value);
    for (Reason& reason : masked_.reasons) {
      if (reason.field == entity.field && reason.span.start < entity.span.end &&
          entity.span.start < reason.span.end) {
        reason.quote = keep(mask_part(reason.quote, reason.span, entity.span));
      }
    }
  }
  return masked_;
}

}  // namespace seamark::app
