// Unicode's own test files, read from the shared folder. Each suite prints `unicode/<file>: equal /
// total` and fails if fewer agree than when it was last counted.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/deobfuscate.h"
#include "text/fold.h"
#include "text/fold_samples_testing.h"

namespace seamark {
namespace {

std::string shared_file(const std::string& name) {
  const char* const folder = std::getenv("SEAMARK_SHARED");
  return (folder != nullptr ? std::string(folder) : "../shared") + "/conformance/unicode/" + name;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) {
    parts.push_back(part);
  }
  return parts;
}

std::string from_hex(const std::string& code_points) {
  std::string text;
  std::stringstream stream(code_points);
  for (std::string word; stream >> word;) {
    fold_samples::append_utf8(text, static_cast<uint32_t>(std::stoul(word, nullptr, 16)));
  }
  return text;
}

std::u16string fold_units(std::string_view utf8) {
  FoldedText text;
  fold(utf8, text, best_simd_level());
  return {text.units.data(), text.size};
}

class Conformance : public testing::Test {
 protected:
  // The data lines of `name`, comments removed; false if the file is not here.
  bool open(const std::string& name) {
    name_ = name;
    std::ifstream file(shared_file(name));
    if (!file) {
      return false;
    }
    for (std::string line; std::getline(file, line);) {
      const size_t comment = line.find('#');
      const std::string data = line.substr(0, comment);
      if (data.find_first_not_of(" \t\r\n\xEF\xBB\xBF") != std::string::npos && data[0] != '@') {
        lines.push_back(data);
      }
    }
    return true;
  }

  void count(bool equal, const std::string& reason) {
    ++total_;
    equal_ += equal ? 1 : 0;
    if (!equal) {
      ++reasons_[reason];
    }
  }

  void report(size_t equal_before) {
    std::cout << "unicode/" << name_ << ": " << equal_ << " / " << total_ << "\n";
    for (const auto& [reason, times] : reasons_) {
      std::cout << "  " << reason << ": " << times << "\n";
    }
    EXPECT_GE(equal_, equal_before);
  }

  std::vector<std::string> lines;

 private:
  std::string name_;
  size_t equal_ = 0;
  size_t total_ = 0;
  std::map<std::string, size_t> reasons_;
};

#define SEAMARK_OPEN_OR_SKIP(name)                                                   \
  if (!open(name)) {                                                                 \
    ASSERT_EQ(std::getenv("CI"), nullptr) << (name) << " is absent";                 \
    GTEST_SKIP() << (name) << " is absent: set SEAMARK_SHARED to the shared folder"; \
  }

bool same_letters_in_any_order(std::u16string a, std::u16string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// Why the five columns of a line do not fold alike.
std::string normalization_reason(const std::vector<std::u16string>& folds,
                                 const std::string& source) {
  bool permuted = true;
  for (const auto& fold : folds) {
    permuted = permuted && same_letters_in_any_order(fold, folds[0]);
  }
  if (permuted) {
    return "marks that are kept stay in the order written";
  }
  return source.find('\xF0') != std::string::npos || folds[0].find_first_of(u'\uE000') != 0
             ? "supplementary letters and vowels are not composed"
             : "other";
}

TEST_F(Conformance, AllNormalizationFormsFoldAlike) {
  SEAMARK_OPEN_OR_SKIP("NormalizationTest.txt");
  for (const std::string& line : lines) {
    const std::vector<std::string> columns = split(line, ';');
    std::vector<std::u16string> folds;
    bool equal = true;
    for (size_t i = 0; i < 5; ++i) {
      folds.push_back(fold_units(from_hex(columns[i])));
      equal = equal && folds[i] == folds[0];
    }
    count(equal, equal ? "" : normalization_reason(folds, from_hex(columns[0])));
    if (!equal && std::getenv("SEAMARK_VERBOSE") != nullptr) {
      std::cout << line << "\n";
    }
  }
  report(18467);
}

TEST_F(Conformance, CaseFoldingsFoldAlike) {
  SEAMARK_OPEN_OR_SKIP("CaseFolding.txt");
  for (const std::string& line : lines) {
    const std::vector<std::string> columns = split(line, ';');
    const std::string status = columns[1].substr(1);
    if (status == "C" || status == "F") {
      count(fold_units(from_hex(columns[0])) == fold_units(from_hex(columns[2])), columns[0]);
    }
  }
  report(1530);
}

// Look-alike letters amid Latin ones become the ASCII letter of the table.
TEST_F(Conformance, LookalikesInLatinWordsBecomeAscii) {
  SEAMARK_OPEN_OR_SKIP("confusables.txt");
  FoldedText text;
  FoldedText view;
  for (const std::string& line : lines) {
    const std::vector<std::string> columns = split(line, ';');
    const std::string target = from_hex(columns[1]);
    const std::string source = from_hex(columns[0]);
    fold(source, text, SimdLevel::kScalar);
    const bool foreign_letter = text.size == 1 && text.lookalike.test(0);
    if (target.size() != 1 || std::isalpha(static_cast<unsigned char>(target[0])) == 0 ||
        !foreign_letter) {
      continue;
    }
    fold("xq" + source + "qx", text, SimdLevel::kScalar);
    deobfuscate(text, obfuscation_triggers(text), view);
    const std::u16string wanted = u"xq" + fold_units(target) + u"qx";
    const std::u16string got(view.units.data(), view.size);
    const bool one_or_l = got == u"xqiqx" && wanted == u"xqlqx";
    count(got == wanted, one_or_l ? "capital I is read as i where the table says l"
                                  : "the small letter looks like another than its capital");
  }
  report(228);
}

TEST_F(Conformance, EmojiAreNoWords) {
  SEAMARK_OPEN_OR_SKIP("emoji-test.txt");
  FoldedText text;
  for (const std::string& line : lines) {
    const std::vector<std::string> columns = split(line, ';');
    if (columns[1].find("fully-qualified") == std::string::npos ||
        columns[1].find("unqualified") != std::string::npos) {
      continue;
    }
    fold(from_hex(columns[0]), text, best_simd_level());
    const size_t words = text.word.count(0, text.size);
    const bool keycap = columns[0].find("20E3") != std::string::npos;
    const bool emoji = keycap ? text.size == 1 && words == text.digit.count(0, 1)
                              : words == 0 && text.size >= 1 && (text.flags & kTextHasEmoji) != 0;
    count(emoji, words > 0 ? "signs of letters are read as letters" : "no emoji flag");
  }
  report(3627);
}

// The source of a unit begins where a grapheme cluster begins: what is highlighted is never half a
// letter.
TEST_F(Conformance, UnitsBeginWhereGraphemesBegin) {
  SEAMARK_OPEN_OR_SKIP("GraphemeBreakTest.txt");
  FoldedText text;
  for (const std::string& line : lines) {
    std::string source;
    std::vector<bool> breaks;
    std::stringstream stream(line);
    for (std::string word; stream >> word;) {
      if (word == "÷" || word == "×") {
        breaks.resize(source.size() + 1);
        breaks.back() = word == "÷";
      } else {
        source += from_hex(word == "D800" ? "FFFD" : word);
      }
    }
    fold(source, text, best_simd_level());
    bool whole = true;
    for (size_t i = 0; i < text.size; ++i) {
      whole = whole && breaks[text.offsets[i]];
    }
    count(whole, "vowel signs, Jamo, flags and joined emoji are units of their own");
  }
  report(541);
}

// The text of a column of IdnaTestV2.txt, which writes some characters as \uXXXX or \x{XXXX}.
std::string unescaped(const std::string& column) {
  std::string text;
  for (size_t i = 0; i < column.size();) {
    if (column.compare(i, 2, "\\u") == 0) {
      text += from_hex(column.substr(i + 2, 4));
      i += 6;
    } else if (column.compare(i, 3, "\\x{") == 0) {
      const size_t end = column.find('}', i);
      text += from_hex(column.substr(i + 3, end - i - 3));
      i = end + 1;
    } else {
      text += column[i++];
    }
  }
  return text;
}

std::string trimmed(const std::string& text) {
  const size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? ""
                                    : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Two spellings of a host name that UTS #46 takes for one, and for valid, are one to us.
TEST_F(Conformance, SpellingsOfAHostNameFoldAlike) {
  SEAMARK_OPEN_OR_SKIP("IdnaTestV2.txt");
  for (const std::string& line : lines) {
    const std::vector<std::string> columns = split(line, ';');
    const std::string source = unescaped(trimmed(columns[0]));
    const std::string shown = unescaped(trimmed(columns[1]));
    if (!trimmed(columns[2]).empty() || shown.empty()) {
      continue;  // not valid, or nothing to compare
    }
    const bool encoded = fold_units(source).find(u"xn--") != std::u16string::npos;
    const bool dots = source.find("\xE3\x80\x82") != std::string::npos ||
                      source.find("\xEF\xBD\xA1") != std::string::npos;
    const bool equal = fold_units(source) == fold_units(shown);
    count(equal, encoded ? "the ASCII form xn-- is not decoded"
                 : dots  ? "the ideographic full stop is not read as a dot"
                         : "other");
    if (!equal && !encoded && std::getenv("SEAMARK_VERBOSE") != nullptr) {
      std::cout << line << "\n";
    }
  }
  report(183);
}

}  // namespace
}  // namespace seamark
