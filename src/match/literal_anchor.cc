#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <memory>
#include <string_view>

#include "match/literal_anchor_internal.h"

namespace seamark {
namespace {

constexpr uint32_t kCountBits = 18;

// Measured over social posts of 24 languages. They need not be right, only to rank "e " under "zq".
constexpr std::array<uint16_t, 26> kLatinShare = {403, 57,  88,  115, 357, 38,  54, 87, 262,
                                                  29,  59,  119, 104, 200, 187, 66, 18, 191,
                                                  184, 189, 153, 30,  36,  12,  45, 27};
constexpr std::u16string_view kCommonLetters =  // of Cyrillic and Arabic
    u"\u0430\u0435\u0438\u043E\u043D\u0442\u0441\u0440\u0432\u043B"
    u"\u0627\u064A\u0647\u0648\u0631\u0646\u0644\u0645\u062F\u062A";

// How much an anchor's share among the terms counts beside its share in texts: a common anchor
// costs every post a look at a slot, a popular one makes a list longer. Chosen by counting both.
constexpr double kTermsWeight = 1.0 / 64;

// Words of three letters are some of the commonest; their letters alone would not say so.
constexpr double kWordUnits = 4;

bool word_at(const LiteralTerm& term, size_t i) {
  return i < term.units.size() && ((term.word >> i) & 1U) != 0;
}

bool solid_at(const LiteralTerm& term, size_t i) {
  return word_at(term, i) && !is_ideograph(term.units[i]);
}

uint64_t load_units(const char16_t* units, size_t count) {
  uint64_t four = 0;
  std::memcpy(&four, units, std::min<size_t>(count, 4) * sizeof(char16_t));
  return four;
}

uint32_t token_hash(const char16_t* units, size_t length) {
  const size_t missing = length < 4 ? 4 - length : 0;
  const uint64_t head = load_units(units, length);
  const uint64_t tail = load_units(units + (length + missing - 4), length);
  return static_cast<uint32_t>(((head * kTokenHead + tail * kTokenTail) << (16 * missing)) >> 32U);
}

// What a term could be looked up by.
struct Candidates {
  const LiteralTerm& term;
  std::vector<TermAnchor> anchors;  // of the most selective kind there is

  explicit Candidates(const LiteralTerm& of) : term(of) {
    if (!term.units.empty() && term.units.size() <= 64) {
      find_tokens() || find_signs() || find_prefix() || find_windows() || find_short();
      keep_most_selective();
    }
  }

 private:
  size_t size() const { return term.units.size(); }

  bool bound_before() const {
    return term.match == TermMatch::kWord || term.match == TermMatch::kPrefix;
  }

  bool bound_after() const {
    return term.match == TermMatch::kWord || term.match == TermMatch::kSuffix;
  }

  size_t run_end(size_t first) const {
    size_t last = first;
    while (last < size() && solid_at(term, last)) {
      ++last;
    }
    return last;
  }

  void add(AnchorKind kind, size_t at, size_t units) {
    anchors.push_back({kind, static_cast<uint8_t>(at), static_cast<uint8_t>(units)});
  }

  bool find_tokens() {
    size_t before = 0;
    bool follows = false;  // [before, …) is a whole word too
    for (size_t first = 0; first < size();) {
      const size_t last = run_end(first);
      if (last == first) {
        ++first;
        continue;
      }
      const bool whole = (first > 0 || bound_before()) && (last < size() || bound_after());
      if (whole) {
        add(AnchorKind::kToken, first, last - first);
      }
      if (whole && follows) {
        add(AnchorKind::kTokenPair, before, last - before);
      }
      before = first;
      follows = whole;
      first = last;
    }
    return !anchors.empty();
  }

  bool find_signs() {
    for (size_t i = 0; i < size(); ++i) {
      if (!word_at(term, i) && term.units[i] != u' ') {
        const bool alone = i + 1 == size();
        add(alone ? AnchorKind::kSign : AnchorKind::kSignPair, i, alone ? 1 : 2);
      }
    }
    return !anchors.empty();
  }

  bool find_prefix() {
    if (bound_before() && run_end(0) >= kPrefixUnits) {
      add(AnchorKind::kPrefix, 0, kPrefixUnits);
    }
    return !anchors.empty();
  }

  bool find_windows() {
    for (size_t i = 0; i + kWindowUnits <= size(); ++i) {
      add(AnchorKind::kWindow, i, kWindowUnits);
    }
    return !anchors.empty();
  }

  bool find_short() {
    add(size() == 1 ? AnchorKind::kShort : AnchorKind::kShortPair, 0, size() == 1 ? 1 : 2);
    return true;
  }

  void keep_most_selective() {
    const auto any = [&](AnchorKind kind) {
      return std::any_of(anchors.begin(), anchors.end(),
                         [kind](const TermAnchor& anchor) { return anchor.kind == kind; });
    };
    const bool token_pair = any(AnchorKind::kTokenPair);
    const bool sign_pair = any(AnchorKind::kSignPair);
    std::erase_if(anchors, [&](const TermAnchor& anchor) {
      return (token_pair && anchor.kind == AnchorKind::kToken) ||
             (sign_pair && anchor.kind == AnchorKind::kSign);
    });
  }
};

// Expected share of the anchor among those of its kind in a text of its script.
double share_in_texts(const TermAnchor& anchor, const char16_t* units) {
  double share = 1;
  for (uint32_t i = 0; i < anchor.units; ++i) {
    share *= unit_share(units[anchor.at + i]) / 4096.0;
  }
  for (double i = anchor.units; anchor.kind == AnchorKind::kToken && i < kWordUnits; ++i) {
    share *= 0.5;
  }
  return share;
}

uint32_t count_slot(const TermAnchor& anchor, const LiteralTerm& term) {
  return anchor_hash(anchor, term) >> (32 - kCountBits);
}

}  // namespace

uint32_t unit_share(char16_t unit) {
  if (unit == u' ') {
    return 985;
  }
  if (unit >= u'a' && unit <= u'z') {
    return kLatinShare[unit - u'a'];
  }
  if (unit >= u'0' && unit <= u'9') {
    return 5;
  }
  if (unit < 0x80) {
    return 12;
  }
  if (unit < 0x0370) {
    return 12;  // Latin letters that keep their shape under folding, and marks
  }
  if (unit >= 0x0400 && unit < 0x0700) {
    return kCommonLetters.find(unit) == std::u16string_view::npos ? 70 : 270;
  }
  if (unit < 0x1000) {
    return 150;  // alphabets and abugidas of a few dozen letters
  }
  if (unit < 0x2000) {
    return 60;  // Georgian to Ethiopic and Khmer
  }
  return 6;  // ideographs, syllables, symbols
}

uint32_t anchor_hash(const TermAnchor& anchor, const LiteralTerm& term) {
  const char16_t* units = term.units.data() + anchor.at;
  switch (anchor.kind) {
    case AnchorKind::kToken:
      return token_hash(units, anchor.units);
    case AnchorKind::kTokenPair: {
      size_t first_end = 0;
      while (solid_at(term, anchor.at + first_end)) {
        ++first_end;
      }
      size_t second = first_end;
      while (second + 1 < anchor.units && !solid_at(term, anchor.at + second)) {
        ++second;
      }
      return token_hash(units, first_end) * kPairFirst +
             token_hash(units + second, anchor.units - second) * kPairSecond;
    }
    case AnchorKind::kPrefix:
      return static_cast<uint32_t>(((load_units(units, kPrefixUnits) << 16U) * kTokenHead) >> 32U);
    case AnchorKind::kWindow:
      return window_hash(units);
    case AnchorKind::kSign:
    case AnchorKind::kShort:
      return sign_hash(units[0]);
    case AnchorKind::kSignPair:
    case AnchorKind::kShortPair:
      return pair_hash(units[0], units[1]);
  }
  return 0;
}

std::vector<TermAnchor> choose_anchors(std::span<const LiteralTerm> terms) {
  // Not a vector: with a fuzzer's instrumentation filling one of a megabyte takes milliseconds.
  const auto counts = std::make_unique<uint32_t[]>(size_t{1} << kCountBits);
  double total = 1;
  for (const LiteralTerm& term : terms) {
    for (const TermAnchor& anchor : Candidates(term).anchors) {
      ++counts[count_slot(anchor, term)];
      ++total;
    }
  }
  std::vector<TermAnchor> chosen;
  chosen.reserve(terms.size());
  for (const LiteralTerm& term : terms) {
    TermAnchor best;
    double least = std::numeric_limits<double>::infinity();
    for (const TermAnchor& anchor : Candidates(term).anchors) {
      const double cost = share_in_texts(anchor, term.units.data()) +
                          kTermsWeight * counts[count_slot(anchor, term)] / total;
      if (cost < least) {
        least = cost;
        best = anchor;
      }
    }
    chosen.push_back(best);
  }
  return chosen;
}

}  // namespace seamark
