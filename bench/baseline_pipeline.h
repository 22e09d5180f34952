#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seamark::bench {

struct LabelledText {
  bool advert = false;
  std::string text;
};

struct BaselineTally {
  size_t posts = 0;
  size_t hits = 0;       // of literals and patterns
  size_t phones = 0;     // valid
  size_t adverts = 0;    // by the classifier and at least one hit
  size_t languages = 0;  // posts whose language was recognised
};

// What a good engineer would put together from the libraries of Debian 12 for the same job, and
// what Seamark is measured against: simdjson reads the record, ICU folds it (NFKC_Casefold), CLD2
// with its full tables names the language, Vectorscan finds the terms as literals and the expert
// patterns on the folded bytes, libphonenumber looks at slices that a digit scan picks, fastText
// (32 dimensions, word pairs) classifies. It makes no explanation and writes nothing, which favours
// it. Thread-bound.
class BaselinePipeline {
 public:
  // Trains the classifier on `training`. Null and a line on stderr when a library refuses.
  static std::unique_ptr<BaselinePipeline> create(const std::vector<std::string>& terms,
                                                  const std::vector<std::string>& patterns,
                                                  const std::vector<LabelledText>& training);
  ~BaselinePipeline();

  // Judges every record of newline-delimited JSON: its "text".
  BaselineTally run(std::string_view ndjson);

 private:
  struct Parts;
  explicit BaselinePipeline(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace seamark::bench
