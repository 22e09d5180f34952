#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.h"

namespace seamark::app {

// Hides the last four characters that are no punctuation or spaces: "+44 7700 9••••".
std::string mask_tail(std::string_view text);

// An assessment with the ends of phone numbers, handles and chat links masked, in entities and
// quotes. Keeps the masked texts alive; reused from post to post. Thread-bound.
class Redactor {
 public:
  const Assessment& redact(const Assessment& assessment);

 private:
  std::string_view keep(std::string text);

  Assessment masked_;
  std::vector<std::string> texts_;
};

}  // namespace seamark::app
