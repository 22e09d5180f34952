#include <algorithm>
#include <array>

#include "signals/entities/phone_grader.h"

namespace seamark::entities {
namespace {

constexpr size_t kRegionsMax = 7;

struct LanguageRegions {
  std::string_view language;
  std::array<std::string_view, kRegionsMax> regions;  // empty: no more
};

// Where a language is spoken along the routes, most numbers first; Great Britain is in every row.
constexpr std::array kLanguages = {
    LanguageRegions{"am", {"ET", "GB"}},
    LanguageRegions{"ar", {"IQ", "SY", "EG", "LY", "TN", "DZ", "GB"}},
    LanguageRegions{"bn", {"BD", "IN", "GB"}},
    LanguageRegions{"ckb", {"IQ", "IR", "GB"}},
    LanguageRegions{"de", {"DE", "AT", "CH", "GB"}},
    LanguageRegions{"en", {"GB", "US"}},
    LanguageRegions{"es", {"ES", "MX", "GB"}},
    LanguageRegions{"fa", {"IR", "AF", "GB"}},
    LanguageRegions{"fr", {"FR", "BE", "DZ", "MA", "TN", "SN", "GB"}},
    LanguageRegions{"hi", {"IN", "GB"}},
    LanguageRegions{"it", {"IT", "GB"}},
    LanguageRegions{"kmr", {"TR", "SY", "IQ", "DE", "GB"}},
    LanguageRegions{"ku", {"TR", "SY", "IQ", "DE", "GB"}},
    LanguageRegions{"nl", {"NL", "BE", "GB"}},
    LanguageRegions{"om", {"ET", "KE", "GB"}},
    LanguageRegions{"pa", {"IN", "PK", "GB"}},
    LanguageRegions{"pl", {"PL", "GB"}},
    LanguageRegions{"prs", {"AF", "IR", "GB"}},
    LanguageRegions{"ps", {"AF", "PK", "GB"}},
    LanguageRegions{"pt", {"PT", "BR", "GB"}},
    LanguageRegions{"ro", {"RO", "MD", "GB"}},
    LanguageRegions{"ru", {"RU", "BY", "UA", "GB"}},
    LanguageRegions{"so", {"SO", "ET", "KE", "DJ", "GB"}},
    LanguageRegions{"sq", {"AL", "XK", "MK", "GB"}},
    LanguageRegions{"sr", {"RS", "BA", "ME", "GB"}},
    LanguageRegions{"ti", {"ER", "ET", "GB"}},
    LanguageRegions{"tr", {"TR", "GB"}},
    LanguageRegions{"uk", {"UA", "GB"}},
    LanguageRegions{"ur", {"PK", "IN", "GB"}},
    LanguageRegions{"vi", {"VN", "GB"}},
    LanguageRegions{"zh", {"CN", "HK", "GB"}},
};

constexpr LanguageRegions kOther = {"", {"GB"}};

}  // namespace

std::span<const std::string_view> phone_regions(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto* found =
      std::find_if(kLanguages.begin(), kLanguages.end(),
                   [&](const LanguageRegions& entry) { return entry.language == primary; });
  const LanguageRegions& entry = found == kLanguages.end() ? kOther : *found;
  const auto* end = std::find(entry.regions.begin(), entry.regions.end(), std::string_view());
  return {entry.regions.data(), static_cast<size_t>(end - entry.regions.begin())};
}

}  // namespace seamark::entities
