#include "engine/disguise.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace seamark {

namespace {

constexpr size_t kWordLettersMin = 4;

using Replacement = std::pair<char, std::string_view>;
constexpr std::array<Replacement, 6> kHomoglyphs = {{{'a', "\u0430"},
                                                     {'e', "\u0435"},
                                                     {'o', "\u043E"},
                                                     {'p', "\u0440"},
                                                     {'c', "\u0441"},
                                                     {'x', "\u0445"}}};
constexpr std::array<Replacement, 5> kLeet = {
    {{'e', "3"}, {'a', "4"}, {'o', "0"}, {'i', "1"}, {'s', "5"}}};

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  size_t start = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == ' ' || text[i] == '\n') {
      words.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  return words;
}

// Letters only (any script), and enough of them.
bool may_change(std::string_view word) {
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
    return is_latin(c) || static_cast<uint8_t>(c) >= 0x80;
  });
  return plain && count_code_points(word) >= kWordLettersMin;
}

bool is_latin_word(std::string_view word) {
  return may_change(word) && std::all_of(word.begin(), word.end(), is_latin);
}

std::string replaced(std::string_view word, const auto& table) {
  std::string out;
  for (const char c : word) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [c](const Replacement& r) { return r.first == c; });
    if (found == table.end()) {
      out += c;
    } else {
      out += found->second;
    }
  }
  return out;
}

// No two neighbours: people keep such words readable.
std::string leet(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const bool after_digit = !out.empty() && !is_latin(out.back());
    out += after_digit ? std::string(1, c) : replaced(std::string_view(&c, 1), kLeet);
  }
  return out;
}

std::string joined_letters(std::string_view word, std::string_view between) {
  std::string out;
  for (size_t i = 0; i < word.size(); ++i) {
    if (i > 0 && is_utf8_lead(word[i])) {
      out += between;
    }
    out += word[i];
  }
  return out;
}

// Mathematical bold letters: U+1D400 and on.
std::string styled(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const uint32_t cp = c >= 'a' ? 0x1D41AU + static_cast<uint32_t>(c - 'a')
                                 : 0x1D400U + static_cast<uint32_t>(c - 'A');
    out += static_cast<char>(0xF0U | (cp >> 18U));
    out += static_cast<char>(0x80U | ((cp >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((cp >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (cp & 0x3FU));
  }
  return out;
}

std::string repeated(std::string_view word) {
  const size_t at = word.find_first_of("aeiouAEIOU", 1);
  if (at == std::string_view::npos) {
    return std::string(word);
  }
  return std::string(word.substr(0, at)) + std::string(4, word[at]) +
         std::string(word.substr(at + 1));
}

std::string changed(std::string_view word, Disguise kind, bool longest) {
  switch (kind) {
    case Disguise::kHomoglyphs:
      return is_latin_word(word) ? replaced(word, kHomoglyphs) : std::string(word);
    case Disguise::kLeet:
      return is_latin_word(word) ? leet(word) : std::string(word);
    case Disguise::kStyled:
      return is_latin_word(word) ? styled(word) : std::string(word);
    case Disguise::kZeroWidth:
      return may_change(word) ? joined_letters(word, "\u200B") : std::string(word);
    case Disguise::kSpacing:
      return longest ? joined_letters(word, " ") : std::string(word);
    case Disguise::kEmoji:
      return longest ? joined_letters(word, "\U0001F525") : std::string(word);
    case Disguise::kRepeats:
      return longest && is_latin_word(word) ? repeated(word) : std::string(word);
  }
  return std::string(word);
}

}  // namespace

std::string_view disguise_name(Disguise disguise) {
  constexpr std::array<std::string_view, 7> kNames = {"homoglyphs", "zero-width", "spacing", "leet",
                                                      "emoji",      "styled",     "repeats"};
  return kNames.at(static_cast<size_t>(disguise));
}

std::string disguise(std::string_view utf8, Disguise kind) {
  const std::vector<std::string_view> words = split_words(utf8);
  const auto length = [](std::string_view word) {
    return may_change(word) ? count_code_points(word) : 0;
  };
  const auto longest = std::max_element(
      words.begin(), words.end(),
      [&](std::string_view a, std::string_view b) { return length(a) < length(b); });
  std::string out;
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (word != words.begin()) {
      out += *(word->data() - 1);  // the space or line end that was there
    }
    out += changed(*word, kind, word == longest && length(*word) > 0);
  }
  return out;
}

}  // namespace seamark
