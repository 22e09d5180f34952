#pragma once

#include <string_view>
#include <vector>

#include "pack/rule_lexer.h"
#include "pack/source_file.h"

namespace seamark {

// A .rule file cut into its blocks, not yet understood.
struct KeywordLine {
  std::string_view keyword;  // "when", "does not match"
  SourceRange at;
  std::vector<Token> tokens;  // behind the keyword, over all lines that go on with it
  bool good = true;           // false: something in it was no token
};

struct RuleBlock {
  SourceRange at;
  std::vector<Token> heading;  // behind `rule`
  std::vector<KeywordLine> lines;
};

struct DefineBlock {
  SourceRange at;
  std::vector<Token> tokens;  // behind `define`
  bool good = true;
};

struct RuleFile {
  std::vector<RuleBlock> rules;
  std::vector<DefineBlock> defines;
};

// Cuts the file by column and indentation; reports lines that belong to nothing and unknown
// keywords.
RuleFile split_rule_file(SourceFile& file);

}  // namespace seamark
