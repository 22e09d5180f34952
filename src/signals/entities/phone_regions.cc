#include <algorithm>
#include <array>

#include "signals/entities/phone_grader.h"

namespace seamark::entities {
namespace {

constexpr std::string_view kAlways = "GB";

struct LanguageRegions {
  std::string_view language;
  std::array<std::string_view, 6> regions;  // empty: no more
};

// Where a language is spoken along the routes, most numbers first.
constexpr std::array kLanguages = {
    LanguageRegions{"am", {"ET"}},
    LanguageRegions{"ar", {"IQ", "SY", "EG", "LY", "TN", "DZ"}},
    LanguageRegions{"bn", {"BD", "IN"}},
    LanguageRegions{"ckb", {"IQ", "IR"}},
    LanguageRegions{"de", {"DE", "AT", "CH"}},
    LanguageRegions{"en", {"GB", "US"}},
    LanguageRegions{"es", {"ES", "MX"}},
    LanguageRegions{"fa", {"IR", "AF"}},
    LanguageRegions{"fr", {"FR", "BE", "DZ", "MA", "TN", "SN"}},
    LanguageRegions{"hi", {"IN"}},
    LanguageRegions{"it", {"IT"}},
    LanguageRegions{"kmr", {"TR", "SY", "IQ", "DE"}},
    LanguageRegions{"ku", {"TR", "SY", "IQ", "DE"}},
    LanguageRegions{"nl", {"NL", "BE"}},
    LanguageRegions{"om", {"ET", "KE"}},
    LanguageRegions{"pa", {"IN", "PK"}},
    LanguageRegions{"pl", {"PL"}},
    LanguageRegions{"prs", {"AF", "IR"}},
    LanguageRegions{"ps", {"AF", "PK"}},
    LanguageRegions{"pt", {"PT", "BR"}},
    LanguageRegions{"ro", {"RO", "MD"}},
    LanguageRegions{"ru", {"RU", "BY", "UA"}},
    LanguageRegions{"so", {"SO", "ET", "KE", "DJ"}},
    LanguageRegions{"sq", {"AL", "XK", "MK"}},
    LanguageRegions{"sr", {"RS", "BA", "ME"}},
    LanguageRegions{"ti", {"ER", "ET"}},
    LanguageRegions{"tr", {"TR"}},
    LanguageRegions{"uk", {"UA"}},
    LanguageRegions{"ur", {"PK", "IN"}},
    LanguageRegions{"vi", {"VN"}},
    LanguageRegions{"zh", {"CN", "HK"}},
};

}  // namespace

std::vector<std::string_view> phone_regions(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto* found =
      std::find_if(kLanguages.begin(), kLanguages.end(),
                   [&](const LanguageRegions& entry) { return entry.language == primary; });
  std::vector<std::string_view> regions;
  if (found != kLanguages.end()) {
    for (const std::string_view region : found->regions) {
      if (!region.empty()) {
        regions.push_back(region);
      }
    }
  }
  if (std::find(regions.begin(), regions.end(), kAlways) == regions.end()) {
    regions.push_back(kAlways);
  }
  return regions;
}

}  // namespace seamark::entities
