#include <algorithm>
#include <array>

#include "model/assessment.h"
#include "model/post.h"
#include "model/signal.h"

namespace seamark {

namespace {

constexpr std::array<std::string_view, 41> kCategories = {
    "V10", "V11", "V12", "V13", "V14", "V15", "V20", "V21", "V22", "V23", "V24",
    "V30", "V31", "V32", "V33", "V40", "V41", "V42", "V43", "V50", "V60", "Q10",
    "B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10", "B11",
    "B12", "B13", "B14", "B15", "B16", "B17", "B18", "D01"};

}  // namespace

std::string_view field_name(Field field) {
  constexpr std::array<std::string_view, 6> kNames = {
      "text", "media.alt", "author.display_name", "author.bio", "author.handle", "links"};
  return kNames.at(static_cast<size_t>(field));
}

std::string_view view_name(View view) {
  constexpr std::array<std::string_view, 3> kNames = {"fold", "deobfuscated", "ocr"};
  return kNames.at(static_cast<size_t>(view));
}

std::string_view entity_type_name(EntityType type) {
  constexpr std::array<std::string_view, 8> kNames = {"phone", "handle", "link", "price",
                                                      "place", "route",  "date", "payment"};
  return kNames.at(static_cast<size_t>(type));
}

std::string_view entity_grade_name(EntityGrade grade) {
  constexpr std::array<std::string_view, 3> kNames = {"valid", "possible", "raw"};
  return kNames.at(static_cast<size_t>(grade));
}

std::string_view verdict_name(Verdict verdict) {
  constexpr std::array<std::string_view, 4> kNames = {"none", "advert", "asking", "undecided"};
  return kNames.at(static_cast<size_t>(verdict));
}

std::string_view band_name(Band band) {
  constexpr std::array<std::string_view, 4> kNames = {"none", "low", "medium", "high"};
  return kNames.at(static_cast<size_t>(band));
}

bool is_category(std::string_view code) {
  return !code.empty() &&
         std::find(kCategories.begin(), kCategories.end(), code) != kCategories.end();
}

int severity_level(std::string_view code) {
  const bool ok = code.size() == 2 && code[0] == 'S' && code[1] >= '0' && code[1] <= '5';
  return ok ? code[1] - '0' : -1;
}

void Post::clear() {
  id = platform = url = created_at = text = lang = parent_id = thread_id = {};
  author = {};
  links.clear();
  media.clear();
  views.reset();
  shares.reset();
}

void Assessment::clear() {
  post_id = category = undecided = {};
  verdict = Verdict::kNone;
  score = 0;
  band = Band::kNone;
  severity = "S0";
  language = "und";
  reasons.clear();
  against.clear();
  entities.clear();
  campaign.clear();
  pack = nullptr;
}

}  // namespace seamark
