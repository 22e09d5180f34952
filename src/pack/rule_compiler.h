#pragma once

#include <cstdint>
#include <vector>

#include "pack/rule.h"
#include "pack/rule_binder.h"
#include "pack/rule_syntax.h"

namespace seamark {

// Turns rules as written into rules as run, by name. Reports what a rule's values may not be, and
// names that are given twice. `expected`: see expected_concepts().
std::vector<Rule> compile_rules(const std::vector<RuleSyntax>& rules, RuleBinder& binder,
                                const std::vector<uint64_t>& expected);

}  // namespace seamark
