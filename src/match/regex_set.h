#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "text/folded_text.h"

namespace seamark {

struct RegexHit {
  uint32_t pattern = 0;  // index into the patterns given to compile()
  uint32_t start = 0;    // units [start, end)
  uint32_t end = 0;
};

constexpr size_t kRegexPatternsMax = 200;
constexpr size_t kRegexHitsMax = 64;
constexpr size_t kRegexLiteralMin = 4;  // units

// The expert's escape hatch: patterns over the folded text as UTF-8 bytes, run by Vectorscan, which
// cannot backtrack. No UTF8, UCP or CASELESS flags; size and compile time are limited, so a pattern
// bomb is a compile error. Immutable: thread-safe with a Scratch each. Source of the method:
// text_engine.md §5.3.
class RegexSet {
 public:
  class Scratch;

  // The longest string that every match of the pattern surely holds, so that the pattern need be
  // run only where it was seen; empty if there is none or the pattern is wrong. Alternatives are
  // not looked into.
  static std::u16string required_literal(std::string_view pattern);

  // The error names the pattern's index and what is wrong with it. All of them are reported. A
  // pattern whose required_literal() has under kRegexLiteralMin units is wrong. Cost: some ms per
  // pattern.
  struct PatternError {
    uint32_t pattern = 0;
    std::string message;
  };

  static Result<RegexSet> compile(std::span<const std::string> patterns,
                                  std::vector<PatternError>& errors);

  RegexSet();  // empty
  RegexSet(RegexSet&&) noexcept;
  RegexSet& operator=(RegexSet&&) noexcept;
  ~RegexSet();

  size_t size() const;

  // One per thread.
  std::unique_ptr<Scratch, void (*)(Scratch*)> make_scratch() const;

  // Appends the first kRegexHitsMax hits, by end then pattern: every end at which a match ends,
  // each once, with the leftmost start. REQUIRES: `scratch` was made by this set.
  void scan(const FoldedText& text, Scratch& scratch, std::vector<RegexHit>& out) const;

 private:
  struct Database;
  explicit RegexSet(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace seamark
