#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/source_file.h"

namespace seamark {

enum class TokenKind : uint8_t {
  kWord,    // a keyword, a name, a code, a number
  kString,  // "…"
  kOpen,    // (
  kClose,   // )
  kComma,
  kEnd,  // behind the last
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view text;  // as written; of a string: with its quotation marks
  SourceRange at;
};

// The tokens of `text`, a piece of line `line`, appended to `out`. Reports what is no token and
// leaves it out; false when it did.
bool lex_line(SourceFile& file, uint32_t line, std::string_view text, std::vector<Token>& out);

// What stands between the quotation marks of a string token, \" and \\ undone.
std::string string_value(const Token& token);

// The text as a string token is written.
std::string quote_string(std::string_view text);

// Walks over tokens; behind the last one there is a kEnd token at the end of the last line.
class TokenCursor {
 public:
  explicit TokenCursor(const std::vector<Token>& tokens, SourceRange fallback);

  const Token& peek(size_t ahead = 0) const;
  Token take();

  bool at_end() const { return peek().kind == TokenKind::kEnd; }

  bool at_word(std::string_view word) const;

  // Takes the word when it is next.
  bool take_word(std::string_view word);

 private:
  const std::vector<Token>* tokens_;
  size_t next_ = 0;
  Token end_;
};

// For messages: `"when"`, `a string`, `end of the line`.
std::string describe(const Token& token);

}  // namespace seamark
