#include "engine/rule_eval.h"

#include <algorithm>

namespace seamark {

namespace {

// Half of the letters of the text field stand between quotation marks.
constexpr double kMostlyQuotedShare = 0.5;

// Terms are at most six words: how far a hit may start before a neighbour that it still touches.
constexpr uint32_t kTermWordsMax = 8;

bool unordered_pair(NodeKind kind) {
  return kind != NodeKind::kBefore;
}

}  // namespace

RuleEvaluator::RuleEvaluator(const CompiledPack& pack)
    : pack_(pack),
      memo_(pack.nodes.size()),
      scratch_(pack.regexes.make_scratch()),
      regex_seen_(pack.regexes.size()) {}

void RuleEvaluator::begin(const Document& document, const HitIndex& index,
                          std::string_view language) {
  document_ = &document;
  index_ = &index;
  language_ = language;
  std::fill(memo_.begin(), memo_.end(), Memo::kUnknown);
  regex_run_ = false;
}

// Recursion is bounded: children have smaller indexes, and the compiler limits their depth.
bool RuleEvaluator::holds(NodeId node) {
  if (memo_[node] == Memo::kUnknown) {
    memo_[node] = compute(pack_.nodes[node]) ? Memo::kTrue : Memo::kFalse;
  }
  return memo_[node] == Memo::kTrue;
}

bool RuleEvaluator::compute(const Node& node) {
  const auto child_holds = [this](NodeId child) { return holds(child); };
  switch (node.kind) {
    case NodeKind::kAnyOf:
      return (node.concepts & index_->present()).any();
    case NodeKind::kCountOf:
      return count_of(node);
    case NodeKind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), child_holds);
    case NodeKind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), child_holds);
    case NodeKind::kNot:
      return !holds(node.children.front());
    case NodeKind::kWithin:
    case NodeKind::kBefore:
    case NodeKind::kSameSentence:
      return near_pair(node);
    case NodeKind::kQuoted:
      return all_quoted(node);
    case NodeKind::kMostlyQuoted:
      return std::any_of(document_->begin(), document_->end(), [](const FieldText& text) {
        return text.field == Field::kText && text.quoted_share > kMostlyQuotedShare;
      });
    case NodeKind::kObfuscated:
      return index_->present().test(kTextObfuscated);
    case NodeKind::kLanguageIs:
      return language_is(node);
    case NodeKind::kRegex:
      return regex_seen(node.number);
  }
  return false;
}

bool RuleEvaluator::count_of(const Node& node) const {
  return (node.concepts & index_->present()).count() >= node.number;
}

// The first of `right`, from `from` on, that is not wholly out of reach before `a`. Both sides are
// in order of place, so it only moves forward.
size_t RuleEvaluator::first_in_reach(const ConceptHit& a, size_t from, uint32_t reach) const {
  for (; from < right_.size(); ++from) {
    const ConceptHit& b = index_->hits()[right_[from]];
    if (b.field == a.field ? b.last_word + reach >= a.first_word : b.field > a.field) {
      break;
    }
  }
  return from;
}

bool RuleEvaluator::near_pair(const Node& node) {
  index_->select(node.concepts, left_);
  index_->select(node.others, right_);
  const std::vector<ConceptHit>& hits = index_->hits();
  const bool bounded = node.kind == NodeKind::kWithin || node.number > 0;
  const uint32_t reach = bounded ? node.number + kTermWordsMax : 0;
  size_t from = 0;
  for (const uint32_t left : left_) {
    const ConceptHit& a = hits[left];
    if (bounded && unordered_pair(node.kind)) {
      from = first_in_reach(a, from, reach);
    }
    for (size_t i = from; i < right_.size(); ++i) {
      const ConceptHit& b = hits[right_[i]];
      const bool past = b.field > a.field ||
                        (bounded && b.field == a.field && b.first_word > a.last_word + reach);
      if (past) {
        break;
      }
      if (left != right_[i] && pair_holds(node, a, b)) {
        return true;
      }
    }
  }
  return false;
}

bool RuleEvaluator::pair_holds(const Node& node, const ConceptHit& a, const ConceptHit& b) const {
  const bool one_place = a.field != b.field || (a.start == b.start && a.end == b.end);
  if (one_place) {
    return false;  // two readings of the same words are one observation
  }
  switch (node.kind) {
    case NodeKind::kWithin:
      return words_apart(a, b) <= node.number;
    case NodeKind::kBefore:
      return a.end <= b.start && (node.number == 0 || words_apart(a, b) <= node.number);
    default:
      return a.sentence == b.sentence;
  }
}

bool RuleEvaluator::all_quoted(const Node& node) {
  index_->select(node.concepts, left_);
  return !left_.empty() && std::all_of(left_.begin(), left_.end(),
                                       [this](uint32_t i) { return index_->hits()[i].quoted; });
}

bool RuleEvaluator::language_is(const Node& node) const {
  const std::string_view primary = language_.substr(0, language_.find('-'));
  return std::any_of(node.languages.begin(), node.languages.end(),
                     [&](const std::string& code) { return code == language_ || code == primary; });
}

// The first regex node of a post runs all patterns: they share one pass.
bool RuleEvaluator::regex_seen(uint32_t pattern) {
  if (!regex_run_) {
    regex_run_ = true;
    std::fill(regex_seen_.begin(), regex_seen_.end(), false);
    for (const FieldText& text : *document_) {
      regex_hits_.clear();
      pack_.regexes.scan(text.fold, *scratch_, regex_hits_);
      for (const RegexHit& hit : regex_hits_) {
        regex_seen_[hit.pattern] = true;
      }
    }
  }
  return regex_seen_[pattern];
}

}  // namespace seamark
