#include "signals/entities/phone_search.h"

#include <algorithm>

#include "signals/entities/date_finder.h"
#include "signals/entities/link_finder.h"
#include "signals/entities/phone_finder.h"
#include "signals/entities/phone_grader.h"
#include "text/fold.h"

namespace seamark::entities {

std::vector<FoundPhone> find_phone_numbers(std::string_view text, std::string_view region) {
  FoldedText fold;
  fold_scalar(text, fold);
  if (fold.digit.count(0, fold.size) < kPhoneDigitsMin) {
    return {};
  }
  const TextView view(fold);
  LinkScratch links;
  DigitRow row;
  std::vector<UnitSpan> claimed;
  const std::vector<UnitSpan> no_messengers;
  std::vector<Found> found;
  find_links(view, text, links, claimed, found);
  find_whole_dates(view, claimed, found);
  find_phones(view, {.claimed = claimed, .messengers = no_messengers}, row, found);

  std::vector<FoundPhone> phones;
  for (const Found& one : found) {
    if (one.type != EntityType::kPhone) {
      continue;
    }
    GradedPhone graded = grade_phone(one.value, std::span(&region, 1));
    if (graded.grade == EntityGrade::kValid) {
      phones.push_back({.value = std::move(graded.value)});
    }
  }
  std::vector<FoundPhone> missed;
  for (std::string& number : search_phones_by_library(text, region)) {
    const auto same = [&](const FoundPhone& phone) { return phone.value == number; };
    if (std::none_of(phones.begin(), phones.end(), same)) {
      missed.push_back({.value = std::move(number), .by_library = true});
    }
  }
  phones.insert(phones.end(), missed.begin(), missed.end());
  return phones;
}

}  // namespace seamark::entities
