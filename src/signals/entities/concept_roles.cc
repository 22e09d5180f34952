#include "signals/entities/concept_roles.h"

#include <algorithm>
#include <array>

#include "signals/entities/currencies.h"

namespace seamark::entities {
namespace {

struct NamedRole {
  std::string_view concept_name;
  Role role;
};

constexpr std::array kNamedRoles = {
    NamedRole{"number.thousand", Role::kThousand}, NamedRole{"number.million", Role::kMillion},
    NamedRole{"direction.from", Role::kFrom},      NamedRole{"direction.to", Role::kTo},
    NamedRole{"day.relative", Role::kDayRelative}, NamedRole{"day.week", Role::kDayWeek},
    NamedRole{"day.month", Role::kDayMonth},       NamedRole{"contact.messenger", Role::kMessenger},
};

constexpr std::string_view kCurrencyPrefix = "currency.";
constexpr std::string_view kPaymentPrefix = "payment.";

char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

ConceptRole role_of(std::string_view name) {
  if (name.starts_with(kCurrencyPrefix)) {
    const std::string_view code = name.substr(kCurrencyPrefix.size());
    ConceptRole role{.role = Role::kCurrency, .name = std::string(code)};
    std::transform(role.name.begin(), role.name.end(), role.name.begin(), to_upper);
    const Currency* known = find_currency(code);
    role.euros = known == nullptr ? 0 : known->euros;
    return role;
  }
  if (name.starts_with(kPaymentPrefix)) {
    return {.role = Role::kPayment, .name = std::string(name.substr(kPaymentPrefix.size()))};
  }
  for (const NamedRole& entry : kNamedRoles) {
    if (entry.concept_name == name) {
      return {.role = entry.role};
    }
  }
  return {};
}

}  // namespace

std::vector<ConceptRole> concept_roles(const CompiledPack& pack) {
  std::vector<ConceptRole> roles;
  roles.reserve(pack.concepts.size());
  for (const Concept& entry : pack.concepts) {
    roles.push_back(role_of(entry.name));
  }
  return roles;
}

int month_of_gloss(std::string_view gloss) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string start(gloss.substr(0, 3));
  std::transform(start.begin(), start.end(), start.begin(), to_lower);
  const auto* found = std::find(kMonths.begin(), kMonths.end(), start);
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

}  // namespace seamark::entities
