#include "pack/rule_file.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "pack/diagnostic_ids.h"
#include "pack/nearest_name.h"

namespace seamark {

namespace {

constexpr std::string_view kDoesNotMatch = "does not match";
constexpr std::array<std::string_view, 12> kLineKeywords = {
    "status", "owner",  "says", "verdict", "category",    "severity",
    "when",   "unless", "adds", "matches", kDoesNotMatch, "survives"};

bool is_word(const Token& token, std::string_view word) {
  return token.kind == TokenKind::kWord && token.text == word;
}

class Splitter {
 public:
  explicit Splitter(SourceFile& file) : file_(file) {}

  RuleFile run() {
    for (uint32_t line = 1; line <= file_.lines().size(); ++line) {
      const std::string_view text = file_.lines()[line - 1];
      if (is_blank_or_comment(text)) {
        continue;
      }
      const size_t indent = text.find_first_not_of(" \t");
      if (text.substr(0, indent).find('\t') != std::string_view::npos) {
        file_.error(diagnostic_id::kTabIndent, {line, 1, 1}, "a tab in the indentation", "spaces");
        continue;
      }
      if (indent == 0) {
        begin_block(line, text);
      } else {
        continue_block(line, text, indent);
      }
    }
    return std::move(out_);
  }

 private:
  enum class In { kNothing, kSkipped, kRule, kDefine };

  void begin_block(uint32_t line, std::string_view text) {
    std::vector<Token> tokens;
    const bool good = lex_line(file_, line, text, tokens);
    keyword_indent_ = 0;
    skipping_keyword_ = false;
    if (!tokens.empty() && (is_word(tokens[0], "rule") || is_word(tokens[0], "define"))) {
      const SourceRange at = tokens[0].at;
      const bool is_rule = tokens[0].text == "rule";
      tokens.erase(tokens.begin());
      in_ = is_rule ? In::kRule : In::kDefine;
      if (is_rule) {
        out_.rules.push_back({at, std::move(tokens), {}});
      } else {
        out_.defines.push_back({at, std::move(tokens), good});
      }
      return;
    }
    if (in_ != In::kSkipped) {
      constexpr std::array<std::string_view, 2> kTop = {"rule", "define"};
      const std::string_view near =
          tokens.empty() ? std::string_view() : nearest_name(tokens[0].text, kTop);
      const bool keyword = !tokens.empty() && std::find(kLineKeywords.begin(), kLineKeywords.end(),
                                                        tokens[0].text) != kLineKeywords.end();
      file_.error(diagnostic_id::kOutsideRule, file_.range_of_line(line),
                  "a line at column 1 that begins neither a rule nor a definition",
                  keyword        ? "indentation, inside a rule"
                  : near.empty() ? "rule NAME vN, or define NAME …"
                                 : std::string(near));
    }
    in_ = In::kSkipped;
  }

  void continue_block(uint32_t line, std::string_view text, size_t indent) {
    if (in_ == In::kSkipped) {
      return;
    }
    if (in_ == In::kNothing) {
      file_.error(diagnostic_id::kOutsideRule, file_.range_of_line(line),
                  "an indented line before any rule", "rule NAME vN at column 1 above it");
      in_ = In::kSkipped;
      return;
    }
    if (in_ == In::kDefine) {
      DefineBlock& define = out_.defines.back();
      define.good = lex_line(file_, line, text, define.tokens) && define.good;
      return;
    }
    RuleBlock& rule = out_.rules.back();
    if (keyword_indent_ > 0 && indent > keyword_indent_) {
      if (!skipping_keyword_) {
        KeywordLine& current = rule.lines.back();
        current.good = lex_line(file_, line, text, current.tokens) && current.good;
      }
      return;
    }
    keyword_indent_ = indent;
    begin_keyword(line, text.substr(indent), rule);
  }

  void begin_keyword(uint32_t line, std::string_view text, RuleBlock& rule) {
    const size_t space = std::min(text.find(' '), text.size());
    const bool negative = text.starts_with(kDoesNotMatch) && (text.size() == kDoesNotMatch.size() ||
                                                              text[kDoesNotMatch.size()] == ' ');
    const std::string_view word = text.substr(0, negative ? kDoesNotMatch.size() : space);
    const SourceRange at = file_.range_of(word, line);
    const auto known = std::find(kLineKeywords.begin(), kLineKeywords.end(), word);
    skipping_keyword_ = known == kLineKeywords.end();
    if (skipping_keyword_) {
      const bool operator_word = word == "and" || word == "or" || word == "not" || word == "any";
      const bool example = is_language_code(word) && text.find('"') != std::string_view::npos;
      file_.error(diagnostic_id::kUnknownKeyword, at, fmt::format("unknown keyword {}", word),
                  operator_word || example ? "deeper indentation, to go on with the line above"
                                           : nearest_or_all(word, kLineKeywords));
      return;
    }
    KeywordLine keyword{*known, at, {}, true};
    keyword.good = lex_line(file_, line, text.substr(word.size()), keyword.tokens);
    rule.lines.push_back(std::move(keyword));
  }

  SourceFile& file_;
  RuleFile out_;
  In in_ = In::kNothing;
  size_t keyword_indent_ = 0;
  bool skipping_keyword_ = false;
};

}  // namespace

RuleFile split_rule_file(SourceFile& file) {
  return Splitter(file).run();
}

}  // namespace seamark
