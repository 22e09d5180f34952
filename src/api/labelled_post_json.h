#pragma once

#include <memory>
#include <string_view>

#include "api/json_writer.h"
#include "base/result.h"
#include "learn/labelled_post.h"
#include "model/post.h"

namespace seamark::api {

// A post and what a person said of it.
struct LabelledRecord {
  Post post;
  Label label = Label::kBenign;
  std::string_view category;  // "V10"; empty: not given
  std::string_view variant;   // how the text was disguised or of what kind it is: "homoglyphs"
};

// Reads the lines of an evaluation set: a Post with the members label (advert, asking or benign;
// required), category and variant. Refuses what PostReader does. Thread-bound.
class LabelledPostReader {
 public:
  LabelledPostReader();
  LabelledPostReader(LabelledPostReader&&) noexcept;
  ~LabelledPostReader();

  // Lives until the next call and while `line` does, which must be followed by 64 readable bytes.
  Result<const LabelledRecord*> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Writes one line of such a set: id, text, label and lang, and the line end.
void write_labelled_post(const LabelledRecord& record, JsonBuffer& out);

}  // namespace seamark::api
