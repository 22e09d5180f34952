#include <algorithm>
#include <bitset>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "match/regex_pattern_internal.h"

namespace seamark {
namespace {

// One character, or one beyond ASCII, as bytes. A match may end between the bytes of one; the scan
// rounds up to the whole character, and what follows in the pattern can only start with another.
constexpr std::string_view kCharacter = "[\\x00-\\x7f\\xc0-\\xff][\\x80-\\xbf]*";
constexpr std::string_view kBeyondAscii = "[\\xc0-\\xff][\\x80-\\xbf]*";
constexpr uint32_t kCharacterPositions = 2;

// A piece of the pattern, and what every match of it surely starts with, ends with and holds.
struct Part {
  std::string bytes;
  uint64_t positions = 0;
  bool literal = true;  // matches `head` and nothing else
  std::u16string head;
  std::u16string tail;
  std::u16string best;
};

const std::u16string& longer(const std::u16string& a, const std::u16string& b) {
  return b.size() > a.size() ? b : a;
}

void append(Part& a, const Part& b) {
  a.bytes += b.bytes;
  a.positions += b.positions;
  a.best = longer(longer(a.best, b.best), a.tail + b.head);
  a.head = a.literal ? a.head + b.head : a.head;
  a.tail = b.literal ? a.tail + b.head : b.tail;
  a.literal = a.literal && b.literal;
}

std::string byte_escape(uint32_t byte) {
  return fmt::format("\\x{:02x}", byte);
}

std::string utf8_escape(uint32_t code_point) {
  if (code_point < 0x80) {
    return byte_escape(code_point);
  }
  if (code_point < 0x800) {
    return byte_escape(0xC0U | (code_point >> 6U)) + byte_escape(0x80U | (code_point & 63U));
  }
  return byte_escape(0xE0U | (code_point >> 12U)) +
         byte_escape(0x80U | ((code_point >> 6U) & 63U)) + byte_escape(0x80U | (code_point & 63U));
}

Part literal_part(uint32_t code_point) {
  Part part;
  part.bytes = code_point < 0x80 ? utf8_escape(code_point) : "(?:" + utf8_escape(code_point) + ")";
  part.positions = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : 3;
  part.head = part.tail = part.best = std::u16string(1, static_cast<char16_t>(code_point));
  return part;
}

Part open_part(std::string bytes, uint64_t positions) {
  Part part;
  part.bytes = std::move(bytes);
  part.positions = positions;
  part.literal = false;
  return part;
}

// The members of a class, while it is read.
struct Class {
  std::bitset<128> ascii;
  std::vector<uint32_t> beyond;
  bool all_beyond = false;

  void add_range(uint32_t first, uint32_t last) {
    for (uint32_t c = first; c <= last; ++c) {
      ascii.set(c);
    }
  }

  Part part() const {
    std::string bytes;
    uint64_t positions = 0;
    const auto add = [&](std::string_view branch, uint64_t cost) {
      bytes += bytes.empty() ? "(?:" : "|";
      bytes += branch;
      positions += cost;
    };
    if (ascii.any()) {
      std::string set = "[";
      for (uint32_t c = 0; c < 128; ++c) {
        set += ascii.test(c) ? byte_escape(c) : "";
      }
      add(set + "]", 1);
    }
    for (const uint32_t code_point : beyond) {
      add(utf8_escape(code_point), code_point < 0x800 ? 2 : 3);
    }
    if (all_beyond) {
      add(kBeyondAscii, kCharacterPositions);
    }
    return open_part(bytes + ")", positions);
  }
};

Error wrong(std::string message) {
  return Error(ErrorCode::kInvalid, std::move(message));
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  Result<Part> whole() {
    Part part = SEAMARK_TRY(alternation(0));
    if (!rest_.empty()) {
      return wrong("a closing parenthesis without an opening one");
    }
    return part;
  }

 private:
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  Result<Part> alternation(uint32_t depth) {
    if (depth > kRegexDepthMax) {
      return wrong(fmt::format("groups within groups, more than {} deep", kRegexDepthMax));
    }
    Part part = SEAMARK_TRY(sequence(depth));
    if (rest_.empty() || rest_.front() != '|') {
      return part;
    }
    Part all = open_part("(?:" + part.bytes, part.positions);
    while (take('|')) {
      const Part branch = SEAMARK_TRY(sequence(depth));
      all.bytes += "|" + branch.bytes;
      all.positions += branch.positions;
    }
    all.bytes += ")";
    return all;
  }

  Result<Part> sequence(uint32_t depth) {
    Part all;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      if (rest_.front() == '^' || rest_.front() == '$') {
        all.bytes += rest_.front();
        rest_.remove_prefix(1);
        continue;
      }
      Part one = SEAMARK_TRY(atom(depth));
      append(all, SEAMARK_TRY(repeated(std::move(one))));
      if (all.positions > kRegexPositionsMax) {
        return wrong(
            fmt::format("too large: more than {} characters and classes, repeats written out",
                        kRegexPositionsMax));
      }
    }
    return all;
  }

  Result<Part> atom(uint32_t depth) {
    if (take('(')) {
      return group(depth);
    }
    if (take('[')) {
      return bracket();
    }
    if (take('.')) {
      return open_part(fmt::format("(?:{})", kCharacter), kCharacterPositions);
    }
    if (take('\\')) {
      return escape();
    }
    const char c = rest_.front();
    if (c == '*' || c == '+' || c == '?' || c == '{') {
      return wrong(
          fmt::format("nothing to repeat before \"{}\"; write \\{} for the character", c, c));
    }
    return literal_part(SEAMARK_TRY(character()));
  }

  Result<Part> group(uint32_t depth) {
    if (take('?') && !take(':')) {
      return wrong("a group of a kind that is not supported; wanted (…) or (?:…)");
    }
    Part part = SEAMARK_TRY(alternation(depth + 1));
    if (!take(')')) {
      return wrong("an opening parenthesis without a closing one");
    }
    part.bytes = "(?:" + part.bytes + ")";
    return part;
  }

  Result<Part> escape() {
    Class members;
    const uint32_t code_point = SEAMARK_TRY(escaped(members));
    return code_point == 0 ? members.part() : literal_part(code_point);
  }

  // After a backslash: the character it makes literal, or 0 and more members of a class.
  Result<uint32_t> escaped(Class& members) {
    if (rest_.empty()) {
      return wrong("a backslash at the end");
    }
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case 'd':
        members.add_range('0', '9');
        return 0U;
      case 's':
        members.add_range(' ', ' ');
        return 0U;
      case 'w':
        members.add_range('0', '9');
        members.add_range('a', 'z');
        members.add_range('_', '_');
        members.all_beyond = true;
        return 0U;
      default:
        break;
    }
    if (c <= ' ' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        c == '\x7f') {
      return wrong("an escape that is not supported; wanted \\d, \\s, \\w or one of a symbol");
    }
    return static_cast<uint32_t>(c);
  }

  Result<Part> bracket() {
    const bool negated = take('^');
    Class members;
    bool first = true;
    while (first || rest_.empty() || rest_.front() != ']') {
      if (rest_.empty()) {
        return wrong("an opening bracket without a closing one");
      }
      SEAMARK_TRY(member(members));
      first = false;
    }
    rest_.remove_prefix(1);
    if (negated && (!members.beyond.empty() || members.all_beyond)) {
      return wrong("a negated class with a character beyond ASCII");
    }
    if (negated) {
      members.ascii.flip();
      members.all_beyond = true;
    }
    return members.part();
  }

  Status member(Class& members) {
    const uint32_t first = SEAMARK_TRY(take('\\') ? escaped(members) : character());
    if (first == 0) {
      return ok_status();
    }
    if (rest_.size() < 2 || rest_[0] != '-' || rest_[1] == ']') {
      if (first < 128) {
        members.ascii.set(first);
      } else {
        members.beyond.push_back(first);
      }
      return ok_status();
    }
    rest_.remove_prefix(1);
    const uint32_t last = SEAMARK_TRY(take('\\') ? escaped(members) : character());
    if (last < first || last > 127) {
      return wrong("a range in a class that is empty or goes beyond ASCII; list the characters");
    }
    members.add_range(first, last);
    return ok_status();
  }

  // One character of the pattern as it stands.
  Result<uint32_t> character() {
    const auto lead = static_cast<uint8_t>(rest_.front());
    const size_t length = lead < 0x80                   ? 1
                          : lead >= 0xC2 && lead < 0xE0 ? 2
                          : (lead & 0xF0U) == 0xE0      ? 3
                                                        : 0;
    if (length == 0 && lead >= 0xF0) {
      return wrong("a character above U+FFFF; such characters are folded to others");
    }
    if (length == 0 || rest_.size() < length) {
      return wrong("ill-formed UTF-8");
    }
    uint32_t code_point = length == 1 ? lead : lead & (0x7FU >> length);
    for (size_t i = 1; i < length; ++i) {
      const auto next = static_cast<uint8_t>(rest_[i]);
      if ((next & 0xC0U) != 0x80) {
        return wrong("ill-formed UTF-8");
      }
      code_point = (code_point << 6U) | (next & 63U);
    }
    rest_.remove_prefix(length);
    if (code_point < 0x20 || (length == 3 && code_point < 0x800)) {
      return wrong("a control character or ill-formed UTF-8");
    }
    if (code_point >= 'A' && code_point <= 'Z') {
      return wrong("an upper-case letter, which folded text never holds");
    }
    return code_point;
  }

  std::optional<uint32_t> number() {
    uint32_t value = 0;
    size_t digits = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value = std::min(100000U, value * 10 + static_cast<uint32_t>(rest_.front() - '0'));
      rest_.remove_prefix(1);
      ++digits;
    }
    return digits == 0 ? std::nullopt : std::optional<uint32_t>(value);
  }

  struct Bounds {
    uint32_t least = 1;
    uint32_t most = 1;  // 0: no bound
  };

  Result<Bounds> braces() {
    Bounds bounds;
    const std::optional<uint32_t> least = number();
    bounds.least = least.value_or(0);
    bounds.most = bounds.least;
    if (least.has_value() && take(',')) {
      bounds.most = number().value_or(0);
    }
    if (!least.has_value() || !take('}')) {
      return wrong("a brace that is no repeat; wanted {2}, {2,} or {2,5}");
    }
    if (std::max(bounds.least, bounds.most) > kRegexRepeatMax) {
      return wrong(fmt::format("a repeat of {}; wanted at most {}",
                               std::max(bounds.least, bounds.most), kRegexRepeatMax));
    }
    return bounds;
  }

  Result<Part> repeated(Part part) {
    const std::string_view before = rest_;
    Bounds bounds;
    if (take('*')) {
      bounds = {0, 0};
    } else if (take('+')) {
      bounds = {1, 0};
    } else if (take('?')) {
      bounds = {0, 1};
    } else if (take('{')) {
      bounds = SEAMARK_TRY(braces());
      if (bounds.most != 0 && bounds.most < bounds.least) {
        return wrong("a repeat whose end is before its start");
      }
    } else {
      return part;
    }
    part.bytes += before.substr(0, before.size() - rest_.size());
    take('?');  // all ends are reported, so lazy is the same as greedy
    if (!rest_.empty() && (rest_.front() == '*' || rest_.front() == '+' || rest_.front() == '{')) {
      return wrong("a repeat of a repeat");
    }
    part.positions *= std::max({1U, bounds.least, bounds.most});
    if (bounds.least == 0) {
      return open_part(part.bytes, part.positions);
    }
    part.literal = part.literal && bounds.least == 1 && bounds.most == 1;
    return part;
  }

  std::string_view rest_;
};

}  // namespace

Result<RegexPattern> parse_regex(std::string_view pattern) {
  if (pattern.empty() || pattern.size() > kRegexBytesMax) {
    return wrong(fmt::format("{} bytes long; wanted 1 to {}", pattern.size(), kRegexBytesMax));
  }
  Part part = SEAMARK_TRY(Parser(pattern).whole());
  return RegexPattern{std::move(part.bytes), std::move(part.best),
                      static_cast<uint32_t>(part.positions)};
}

}  // namespace seamark
