#include "signals/entities/digit_pattern.h"

#include <algorithm>

namespace seamark::entities {
namespace {

constexpr uint16_t kAllDigits = 0x3FF;
constexpr uint16_t kMayBeEmpty = 0x8000;
constexpr size_t kGroupsMax = 2;
constexpr size_t kDepthMax = 32;   // of brackets
constexpr size_t kRepeatMax = 32;  // no number is longer
constexpr size_t kStepsMax = 1U << 20U;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

uint16_t bit_of(char digit) {
  return static_cast<uint16_t>(1U << static_cast<unsigned>(digit - '0'));
}

struct Repeat {
  size_t least = 1;
  size_t most = 1;
};

}  // namespace

// Compiles from the end of the pattern to its beginning, so that every step knows where it goes on.
// A first pass cuts the text into nodes.
class DigitPatterns::Compiler {
 public:
  Compiler(DigitPatterns& out, std::string_view text) : out_(out), text_(text) {}

  DigitPatternId compile() {
    const size_t steps = out_.steps_.size();
    const size_t targets = out_.targets_.size();
    const uint32_t root = read_alternatives(0);
    ok_ = ok_ && at_ == text_.size() && !text_.empty();
    const uint32_t start = ok_ ? emit(root, add({.kind = Kind::kMatch, .first = kMayBeEmpty})) : 0;
    if (!ok_) {
      out_.steps_.resize(steps);
      out_.targets_.resize(targets);
      return kNoDigitPattern;
    }
    return start;
  }

 private:
  enum class NodeKind : uint8_t { kDigits, kEnd, kSequence, kAlternatives, kGroup };

  struct Node {
    NodeKind kind = NodeKind::kSequence;
    uint16_t digits = 0;
    uint8_t group = 0;
    Repeat repeat;
    std::vector<uint32_t> children;
  };

  uint32_t node(Node made) {
    nodes_.push_back(std::move(made));
    return static_cast<uint32_t>(nodes_.size() - 1);
  }

  bool take(char c) {
    const bool there = at_ < text_.size() && text_[at_] == c;
    at_ += there ? 1 : 0;
    return there;
  }

  uint32_t read_alternatives(size_t depth) {
    Node out{.kind = NodeKind::kAlternatives};
    ok_ = ok_ && depth < kDepthMax;
    do {
      Node sequence{.kind = NodeKind::kSequence};
      while (ok_ && at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') {
        sequence.children.push_back(read_repeated(depth));
      }
      out.children.push_back(node(std::move(sequence)));
    } while (ok_ && take('|'));
    return out.children.size() == 1 ? out.children.front() : node(std::move(out));
  }

  uint32_t read_repeated(size_t depth) {
    const uint32_t atom = read_atom(depth);
    Repeat repeat;
    if (take('?')) {
      repeat.least = 0;
    } else if (take('{')) {
      repeat.least = read_number();
      repeat.most = take(',') ? read_number() : repeat.least;
      ok_ = ok_ && take('}') && repeat.least <= repeat.most && repeat.most <= kRepeatMax;
    }
    const bool other =
        at_ < text_.size() && std::string_view("?*+{").find(text_[at_]) != std::string_view::npos;
    ok_ = ok_ && !other;
    nodes_[atom].repeat = repeat;
    return atom;
  }

  size_t read_number() {
    const size_t start = at_;
    size_t number = 0;
    while (at_ < text_.size() && is_digit(text_[at_]) && number <= kRepeatMax) {
      number = number * 10 + static_cast<size_t>(text_[at_++] - '0');
    }
    ok_ = ok_ && at_ > start;
    return number;
  }

  uint32_t read_atom(size_t depth) {
    if (take('(')) {
      return read_bracket(depth);
    }
    if (take('$')) {
      return node({.kind = NodeKind::kEnd});
    }
    if (take('[')) {
      return node({.kind = NodeKind::kDigits, .digits = read_class()});
    }
    if (text_.substr(at_).starts_with("\\d")) {
      at_ += 2;
      return node({.kind = NodeKind::kDigits, .digits = kAllDigits});
    }
    const char c = text_[at_++];
    ok_ = ok_ && is_digit(c);
    return node({.kind = NodeKind::kDigits, .digits = ok_ ? bit_of(c) : kAllDigits});
  }

  // After "(". A sequence of its own, so that a repeat after it is of the whole.
  uint32_t read_bracket(size_t depth) {
    Node out{.kind = NodeKind::kSequence};
    if (text_.substr(at_).starts_with("?:")) {
      at_ += 2;
    } else {
      out.kind = NodeKind::kGroup;
      out.group = groups_++;
      ok_ = ok_ && groups_ <= kGroupsMax;
    }
    out.children.push_back(read_alternatives(depth + 1));
    ok_ = ok_ && take(')');
    return node(std::move(out));
  }

  uint16_t read_class() {
    uint16_t digits = 0;
    while (ok_ && at_ < text_.size() && text_[at_] != ']') {
      const char low = text_[at_++];
      const char high = take('-') && at_ < text_.size() ? text_[at_++] : low;
      ok_ = is_digit(low) && is_digit(high) && low <= high;
      for (char c = low; ok_ && c <= high; ++c) {
        digits |= bit_of(c);
      }
    }
    ok_ = ok_ && take(']') && digits != 0;
    return digits;
  }

  uint32_t add(Step step) {
    ok_ = ok_ && out_.steps_.size() < kStepsMax;
    if (ok_) {
      out_.steps_.push_back(step);
    }
    return static_cast<uint32_t>(out_.steps_.size() - 1);
  }

  uint32_t add_split(const std::vector<uint32_t>& targets) {
    Step step{.kind = Kind::kSplit,
              .next = static_cast<uint32_t>(out_.targets_.size()),
              .count = static_cast<uint32_t>(targets.size())};
    for (const uint32_t target : targets) {
      step.first |= out_.steps_[target].first;
    }
    out_.targets_.insert(out_.targets_.end(), targets.begin(), targets.end());
    return add(step);
  }

  uint32_t emit(uint32_t id, uint32_t next) {
    const Repeat repeat = nodes_[id].repeat;
    const uint32_t after = next;
    for (size_t i = repeat.least; i < repeat.most && ok_; ++i) {
      next = add_split({emit_once(id, next), after});
    }
    for (size_t i = 0; i < repeat.least && ok_; ++i) {
      next = emit_once(id, next);
    }
    return next;
  }

  uint32_t emit_once(uint32_t id, uint32_t next) {
    const Node& here = nodes_[id];
    switch (here.kind) {
      case NodeKind::kDigits:
        return add({.kind = Kind::kDigits, .first = here.digits, .next = next});
      case NodeKind::kEnd:
        return add({.kind = Kind::kEnd, .first = kMayBeEmpty, .next = next});
      case NodeKind::kAlternatives: {
        std::vector<uint32_t> targets;
        targets.reserve(here.children.size());
        for (const uint32_t child : here.children) {
          targets.push_back(emit(child, next));
        }
        return add_split(targets);
      }
      case NodeKind::kGroup: {
        const uint16_t rest = out_.steps_[next].first;
        next = add({.kind = Kind::kGroupEnd, .group = here.group, .first = rest, .next = next});
        next = emit(here.children.front(), next);
        return add({.kind = Kind::kGroupStart,
                    .group = here.group,
                    .first = out_.steps_[next].first,
                    .next = next});
      }
      case NodeKind::kSequence:
        for (size_t i = here.children.size(); i-- > 0;) {
          next = emit(here.children[i], next);
        }
        return next;
    }
    return next;
  }

  DigitPatterns& out_;
  std::string_view text_;
  std::vector<Node> nodes_;
  size_t at_ = 0;
  uint8_t groups_ = 0;
  bool ok_ = true;
};

// One question: the digits, and on success where the match ends.
struct DigitPatterns::Run {
  std::string_view digits;
  bool whole = false;  // the match must reach the end
  size_t end = 0;
  std::array<size_t, kGroupsMax> group_start{};
  std::array<size_t, kGroupsMax> group_end{};
};

DigitPatternId DigitPatterns::add(std::string_view pattern) {
  return Compiler(*this, pattern).compile();
}

// Recursion only where ways part: as deep as the digits are many, since every way takes one.
bool DigitPatterns::run(uint32_t step, size_t at, Run& state) const {
  while (true) {
    const Step& here = steps_[step];
    if (here.kind == Kind::kDigits) {
      if (at >= state.digits.size() || (here.first & bit_of(state.digits[at])) == 0) {
        return false;
      }
      ++at;
    } else if (here.kind == Kind::kEnd) {
      if (at != state.digits.size()) {
        return false;
      }
    } else {
      return run_rest(here, at, state);
    }
    step = here.next;
  }
}

bool DigitPatterns::run_rest(const Step& here, size_t at, Run& state) const {
  if (here.kind == Kind::kMatch) {
    state.end = at;
    return !state.whole || at == state.digits.size();
  }
  if (here.kind == Kind::kSplit) {
    return run_split(here, at, state);
  }
  size_t& place = (here.kind == Kind::kGroupEnd ? state.group_end : state.group_start)[here.group];
  const size_t before = place;
  place = at;
  const bool matched = run(here.next, at, state);
  place = matched ? place : before;
  return matched;
}

bool DigitPatterns::run_split(const Step& here, size_t at, Run& state) const {
  const unsigned wanted =
      at < state.digits.size() ? bit_of(state.digits[at]) | kMayBeEmpty : kMayBeEmpty;
  for (uint32_t i = 0; i < here.count; ++i) {
    const uint32_t target = targets_[here.next + i];
    if ((steps_[target].first & wanted) != 0 && run(target, at, state)) {
      return true;
    }
  }
  return false;
}

bool DigitPatterns::matches(DigitPatternId pattern, std::string_view digits) const {
  const uint16_t first = steps_[pattern].first;
  if (!digits.empty() && (first & (bit_of(digits.front()) | kMayBeEmpty)) == 0) {
    return false;
  }
  Run state{.digits = digits, .whole = true};
  return run(pattern, 0, state);
}

std::optional<DigitPrefix> DigitPatterns::prefix(DigitPatternId pattern,
                                                 std::string_view digits) const {
  Run state{.digits = digits};
  if (!run(pattern, 0, state)) {
    return std::nullopt;
  }
  DigitPrefix out{.size = state.end};
  for (size_t g = 0; g < kGroupsMax; ++g) {
    if (state.group_end[g] > state.group_start[g]) {
      out.groups[g] =
          digits.substr(state.group_start[g], state.group_end[g] - state.group_start[g]);
    }
  }
  return out;
}

}  // namespace seamark::entities
