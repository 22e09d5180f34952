#pragma once

#include <string>
#include <string_view>

#include "pack/rule.h"

namespace seamark {

std::string_view disguise_name(Disguise disguise);

// The text as somebody would write it to slip past a filter. Deterministic. Words with digits,
// links and handles are left alone: a seller wants to be reached. Spacing, emoji and repeats change
// the longest word only, homoglyphs, leet and styled letters Latin words, zero-width every word of
// four letters or more.
std::string disguise(std::string_view utf8, Disguise kind);

}  // namespace seamark
