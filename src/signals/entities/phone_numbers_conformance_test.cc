#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "signals/entities/phone_search.h"

// The suite "phone-numbers" of the shared conformance data: texts, and the numbers that
// libphonenumber's own searcher finds in them.
namespace seamark::entities {
namespace {

constexpr size_t kTexts = 205;
constexpr size_t kEqual = 205;       // texts in which no number of the reference is lost
constexpr size_t kShapeAlone = 197;  // of them, by our finder without the library's searcher

std::filesystem::path suite_file() {
  const char* shared = std::getenv("SEAMARK_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : "../shared";
  return root / "conformance/phone-numbers/find.json";
}

std::vector<std::string> numbers_at(const simdjson::dom::element& found, std::string_view level) {
  simdjson::dom::array list;
  std::vector<std::string> numbers;
  if (found["all"].get(list) != simdjson::SUCCESS && found[level].get(list) != simdjson::SUCCESS) {
    return numbers;
  }
  for (const simdjson::dom::element match : list) {
    numbers.emplace_back(std::string_view(match["e164"]));
  }
  return numbers;
}

bool has(const std::vector<FoundPhone>& phones, const std::string& number, bool without_library) {
  return std::any_of(phones.begin(), phones.end(), [&](const FoundPhone& phone) {
    return phone.value == number && !(without_library && phone.by_library);
  });
}

TEST(PhoneNumbersSuite, LosesNoNumberThatTheReferenceFinds) {
  const std::filesystem::path file = suite_file();
  if (!std::filesystem::exists(file)) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << file << " is missing";
    GTEST_SKIP() << file << " is not here: set SEAMARK_SHARED";
  }
  simdjson::dom::parser parser;
  simdjson::dom::array cases;
  ASSERT_EQ(parser.load(file.string()).get(cases), simdjson::SUCCESS);
  size_t total = 0;
  size_t equal = 0;
  size_t shape_alone = 0;
  size_t extra = 0;
  for (const simdjson::dom::element one : cases) {
    const std::vector<std::string> wanted = numbers_at(one["found"], "valid");
    const std::vector<FoundPhone> phones =
        find_phone_numbers(std::string_view(one["text"]), std::string_view(one["region"]));
    const auto lost = [&](bool alone) {
      return std::count_if(wanted.begin(), wanted.end(),
                           [&](const std::string& n) { return !has(phones, n, alone); });
    };
    ++total;
    equal += lost(false) == 0 ? 1 : 0;
    shape_alone += lost(true) == 0 ? 1 : 0;
    for (const std::string& number : wanted) {
      if (!has(phones, number, false)) {
        fmt::print("  lost {} in {}\n", number, std::string_view(one["id"]));
      } else if (!has(phones, number, true)) {
        fmt::print("  not by shape {} in {}\n", number, std::string_view(one["id"]));
      }
    }
    for (const FoundPhone& phone : phones) {
      if (std::find(wanted.begin(), wanted.end(), phone.value) == wanted.end()) {
        ++extra;
        fmt::print("  extra {} in {}\n", phone.value, std::string_view(one["id"]));
      }
    }
  }
  fmt::print("phone-numbers: {} / {} (by shape alone {}; {} more numbers found)\n", equal, total,
             shape_alone, extra);
  EXPECT_EQ(total, kTexts);
  EXPECT_GE(equal, kEqual);
  EXPECT_GE(shape_alone, kShapeAlone);
}

}  // namespace
}  // namespace seamark::entities
