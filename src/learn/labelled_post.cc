#include "learn/labelled_post.h"

#include <array>

namespace seamark {

namespace {

constexpr std::array<std::string_view, kLabels> kNames = {"advert", "asking", "benign"};

}  // namespace

std::string_view label_name(Label label) {
  return kNames[static_cast<size_t>(label)];
}

std::optional<Label> find_label(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) {
      return static_cast<Label>(i);
    }
  }
  return std::nullopt;
}

}  // namespace seamark
