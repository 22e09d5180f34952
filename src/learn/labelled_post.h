#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seamark {

// What a person said of a post. "Asking" is a class of its own: never an advert, never counted as
// one.
enum class Label : uint8_t { kAdvert, kAsking, kBenign };

constexpr size_t kLabels = 3;

std::string_view label_name(Label label);
std::optional<Label> find_label(std::string_view name);

// A text that a person labelled, to train or calibrate on. A view: the strings belong to the
// caller.
struct LabelledPost {
  std::string_view text;
  Label label = Label::kBenign;
  std::string_view language;  // BCP 47; may be empty
};

}  // namespace seamark
