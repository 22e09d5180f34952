#include "pack/rule_lexer.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "pack/diagnostic_ids.h"

namespace seamark {

namespace {

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-' || c == '+' || c == '*';
}

// Code points are as long as their lead and what follows it: the file is known to be UTF-8.
size_t code_point_length(std::string_view text) {
  size_t length = 1;
  while (length < text.size() && !is_utf8_lead(text[length])) {
    ++length;
  }
  return length;
}

class LineLexer {
 public:
  LineLexer(SourceFile& file, uint32_t line, std::string_view text, std::vector<Token>& out)
      : file_(file),
        line_(line),
        text_(text),
        out_(out),
        column_(file.range_of(text, line).column),
        counted_(text.data()) {}

  bool run() {
    while (!text_.empty()) {
      const char c = text_.front();
      if (c == ' ' || c == '\t') {
        text_.remove_prefix(1);
      } else if (c == '(') {
        emit(TokenKind::kOpen, 1);
      } else if (c == ')') {
        emit(TokenKind::kClose, 1);
      } else if (c == ',') {
        emit(TokenKind::kComma, 1);
      } else if (c == '"') {
        lex_string();
      } else if (is_word_char(c)) {
        const auto* end = std::find_if_not(text_.begin(), text_.end(), is_word_char);
        emit(TokenKind::kWord, static_cast<size_t>(end - text_.begin()));
      } else {
        bad_character();
      }
    }
    return good_;
  }

 private:
  void emit(TokenKind kind, size_t length) {
    const std::string_view piece = text_.substr(0, length);
    column_ += static_cast<uint32_t>(count_code_points({counted_, piece.data()}));
    counted_ = piece.data();
    const auto width = static_cast<uint32_t>(count_code_points(piece));
    out_.push_back({kind, piece, {line_, column_, width}});
    text_.remove_prefix(length);
  }

  void lex_string() {
    size_t i = 1;
    while (i < text_.size() && text_[i] != '"') {
      const bool escape = text_[i] == '\\' && i + 1 < text_.size();
      if (escape && text_[i + 1] != '"' && text_[i + 1] != '\\') {
        bad_escape(i);
      }
      i += escape ? 2 : 1;
    }
    if (i >= text_.size()) {
      file_.error(diagnostic_id::kOpenString, file_.range_of(text_, line_),
                  "a string without its end", "\" on the same line");
      text_ = {};
      good_ = false;
      return;
    }
    emit(TokenKind::kString, i + 1);
  }

  void bad_escape(size_t i) {
    const std::string_view escape = text_.substr(i, 1 + code_point_length(text_.substr(i + 1)));
    file_.error(diagnostic_id::kBadEscape, file_.range_of(escape, line_),
                fmt::format("unknown escape {}", escape),
                "\\\" for a quotation mark, \\\\ for a backslash");
    good_ = false;
  }

  void bad_character() {
    const std::string_view piece = text_.substr(0, code_point_length(text_));
    std::string wanted = "a word, a string, a comma or a parenthesis";
    if (piece == "“" || piece == "”" || piece == "'" || piece == "‘" || piece == "’") {
      wanted = "a straight quotation mark: \"";
    }
    file_.error(diagnostic_id::kBadCharacter, file_.range_of(piece, line_),
                fmt::format("unexpected character {}", piece), std::move(wanted));
    text_.remove_prefix(piece.size());
    good_ = false;
  }

  SourceFile& file_;
  uint32_t line_;
  std::string_view text_;
  std::vector<Token>& out_;
  uint32_t column_;  // of counted_; kept so that a line is counted once
  const char* counted_;
  bool good_ = true;
};

}  // namespace

bool lex_line(SourceFile& file, uint32_t line, std::string_view text, std::vector<Token>& out) {
  return LineLexer(file, line, text, out).run();
}

std::string string_value(const Token& token) {
  std::string out;
  for (size_t i = 1; i + 1 < token.text.size(); ++i) {
    if (token.text[i] == '\\' && i + 2 < token.text.size()) {
      ++i;
    }
    out += token.text[i];
  }
  return out;
}

std::string quote_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + '"';
}

TokenCursor::TokenCursor(const std::vector<Token>& tokens, SourceRange fallback)
    : tokens_(&tokens) {
  end_.at = fallback;
  if (!tokens.empty()) {
    end_.at = tokens.back().at;
    end_.at.column += end_.at.width;
    end_.at.width = 1;
  }
}

const Token& TokenCursor::peek(size_t ahead) const {
  return next_ + ahead < tokens_->size() ? (*tokens_)[next_ + ahead] : end_;
}

Token TokenCursor::take() {
  const Token token = peek();
  next_ += next_ < tokens_->size() ? 1 : 0;
  return token;
}

bool TokenCursor::at_word(std::string_view word) const {
  return peek().kind == TokenKind::kWord && peek().text == word;
}

bool TokenCursor::take_word(std::string_view word) {
  if (!at_word(word)) {
    return false;
  }
  take();
  return true;
}

std::string describe(const Token& token) {
  switch (token.kind) {
    case TokenKind::kString:
      return "a string";
    case TokenKind::kEnd:
      return "end of the line";
    default:
      return fmt::format("\"{}\"", token.text);
  }
}

}  // namespace seamark
