#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace seamark::entities {

// A pattern that DigitPatterns holds.
using DigitPatternId = uint32_t;
constexpr DigitPatternId kNoDigitPattern = 0xFFFFFFFF;

// What a pattern took from the beginning of some digits. Groups that took no part are empty.
struct DigitPrefix {
  size_t size = 0;
  std::array<std::string_view, 2> groups;
};

// Patterns over ASCII digits, as numbering plans write them: digits, \d, [2-57], (?:a|b), two
// groups, ?, {2}, {2,4} and, at an end, $. Matches as Perl does: the first alternative that leads
// to a match. Immutable once filled, then thread-safe. Cost of a question: no pattern has a loop,
// so the ways through it are bounded; some 50 ns for those of libphonenumber, no allocation.
class DigitPatterns {
 public:
  // kNoDigitPattern for a pattern that is not written as above.
  DigitPatternId add(std::string_view pattern);

  // Whether all of `digits` is of the pattern.
  bool matches(DigitPatternId pattern, std::string_view digits) const;

  // What the pattern takes from the beginning of `digits`.
  std::optional<DigitPrefix> prefix(DigitPatternId pattern, std::string_view digits) const;

 private:
  class Compiler;
  struct Run;

  enum class Kind : uint8_t { kDigits, kSplit, kGroupStart, kGroupEnd, kEnd, kMatch };

  // One step, and where it goes on. `first`: bit d when a match from here may begin with digit d,
  // kMayBeEmpty when it may take none.
  struct Step {
    Kind kind = Kind::kMatch;
    uint8_t group = 0;
    uint16_t first = 0;
    uint32_t next = 0;   // of kSplit: the first of its targets
    uint32_t count = 0;  // of kSplit: its targets
  };

  bool run(uint32_t step, size_t at, Run& state) const;
  bool run_rest(const Step& here, size_t at, Run& state) const;
  bool run_split(const Step& here, size_t at, Run& state) const;

  std::vector<Step> steps_;
  std::vector<uint32_t> targets_;
};

}  // namespace seamark::entities
