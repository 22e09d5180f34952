#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/signal.h"

namespace seamark::entities {

// What libphonenumber says of a number.
struct GradedPhone {
  EntityGrade grade = EntityGrade::kRaw;
  std::string value;  // E.164 if valid or possible, else as given
};

// Where a number without a country code may be from when the text is in `language` ("ckb",
// "ar-Latn"), most likely first. Great Britain is always among them.
std::vector<std::string_view> phone_regions(std::string_view language);

// Asks libphonenumber, and remembers some of its answers: it takes 20 µs. Thread-bound; the answers
// do not depend on what is remembered. This room's only user of the library.
class PhoneGrader {
 public:
  static constexpr size_t kRememberedMax = 256;

  PhoneGrader();
  ~PhoneGrader();

  // `value`: digits, perhaps after "+". A number that is valid nowhere stays possible or raw: it is
  // never dropped, since the library's tables are older than the numbers.
  GradedPhone grade(std::string_view value, const std::vector<std::string_view>& regions);

  // The valid numbers that the library's own searcher finds in `text`, as E.164, in order. Costs
  // about 8 µs per post: for candidates only.
  static std::vector<std::string> search(std::string_view text, std::string_view region);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace seamark::entities
