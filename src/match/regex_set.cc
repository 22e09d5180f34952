#include "match/regex_set.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <hs.h>

#include "match/regex_pattern_internal.h"

namespace seamark {
namespace {

constexpr size_t kPruneAt = 16 * kRegexHitsMax;

struct ErrorFree {
  void operator()(hs_compile_error_t* error) const { hs_free_compile_error(error); }
};

using CompileError = std::unique_ptr<hs_compile_error_t, ErrorFree>;

struct DatabaseFree {
  void operator()(hs_database_t* database) const { hs_free_database(database); }
};

// Larger patterns take Vectorscan long to compile with exact starts, mostly in vain.
constexpr uint32_t kExactStartPositionsMax = 60;

// "Pattern is too large" → "pattern is too large".
std::string reason(const hs_compile_error_t* error) {
  std::string text = error == nullptr ? "refused" : error->message;
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) {
    text.pop_back();
  }
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

struct Compiled {
  std::string bytes;
  std::u16string required;
  unsigned flags = HS_FLAG_DOTALL;
};

// Null if Vectorscan takes the pattern alone.
CompileError try_compile(const Compiled& pattern) {
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  hs_compile(pattern.bytes.c_str(), pattern.flags, HS_MODE_BLOCK, nullptr, &database, &error);
  hs_free_database(database);
  return CompileError(error);
}

// The form to compile, or an error.
Result<Compiled> checked(std::string_view pattern) {
  RegexPattern parsed = SEAMARK_TRY(parse_regex(pattern));
  if (parsed.required.size() < kRegexLiteralMin) {
    return Error(ErrorCode::kInvalid,
                 fmt::format("its matches surely share {} characters in a row; wanted {}",
                             parsed.required.size(), kRegexLiteralMin));
  }
  Compiled out{std::move(parsed.bytes), std::move(parsed.required)};
  if (parsed.positions <= kExactStartPositionsMax) {
    out.flags |= HS_FLAG_SOM_LEFTMOST;
    if (try_compile(out) == nullptr) {
      return out;
    }
    out.flags &= ~static_cast<unsigned>(HS_FLAG_SOM_LEFTMOST);
  }
  const CompileError error = try_compile(out);
  if (error != nullptr) {
    return Error(ErrorCode::kInvalid, reason(error.get()));
  }
  return out;
}

bool before(const RegexHit& a, const RegexHit& b) {
  if (a.end != b.end) {
    return a.end < b.end;
  }
  return a.pattern != b.pattern ? a.pattern < b.pattern : a.start < b.start;
}

// Keeps the first hits in order, each end of a pattern once, from `from` on.
void prune(std::vector<RegexHit>& hits, size_t from) {
  const auto first = hits.begin() + static_cast<ptrdiff_t>(from);
  std::sort(first, hits.end(), before);
  hits.erase(std::unique(first, hits.end(),
                         [](const RegexHit& a, const RegexHit& b) {
                           return a.end == b.end && a.pattern == b.pattern;
                         }),
             hits.end());
  hits.resize(std::min(hits.size(), from + kRegexHitsMax));
}

}  // namespace

struct RegexSet::Database {
  std::unique_ptr<hs_database_t, DatabaseFree> hs;
  std::vector<std::u16string>
      starts;  // of patterns without exact starts: their required literal; or empty
};

class RegexSet::Scratch {
 public:
  ~Scratch() { hs_free_scratch(hs_); }

 private:
  friend class RegexSet;

  // Fills bytes_ and unit_of_.
  void encode(const FoldedText& text) {
    bytes_.clear();
    unit_of_.clear();
    for (uint32_t i = 0; i < text.size; ++i) {
      const uint32_t unit = text.units[i];
      if (unit < 0x80) {
        bytes_.push_back(static_cast<char>(unit));
      } else if (unit < 0x800) {
        bytes_.push_back(static_cast<char>(0xC0U | (unit >> 6U)));
        bytes_.push_back(static_cast<char>(0x80U | (unit & 63U)));
      } else {
        bytes_.push_back(static_cast<char>(0xE0U | (unit >> 12U)));
        bytes_.push_back(static_cast<char>(0x80U | ((unit >> 6U) & 63U)));
        bytes_.push_back(static_cast<char>(0x80U | (unit & 63U)));
      }
      unit_of_.resize(bytes_.size(), i);
    }
  }

  hs_scratch_t* hs_ = nullptr;
  std::string bytes_;
  std::vector<uint32_t> unit_of_;  // by byte
};

namespace {

struct Sink {
  const std::vector<std::u16string>& starts;
  const FoldedText& text;
  const std::vector<uint32_t>& unit_of;
  std::vector<RegexHit>& out;
  size_t from;
  uint32_t last_end;  // no hit that ends later can be among the first ones
};

// Where the last `literal` that ends by `end` starts. There is one: every match holds it.
uint32_t last_start(const FoldedText& text, std::u16string_view literal, uint32_t end) {
  const size_t at = std::u16string_view(text.units.data(), end).rfind(literal);
  return at == std::u16string_view::npos ? 0 : static_cast<uint32_t>(at);
}

// NOLINTNEXTLINE(google-runtime-int): Vectorscan's signature
int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned, void* context) {
  Sink& sink = *static_cast<Sink*>(context);
  const uint32_t end = sink.unit_of[to - 1] + 1;
  if (end > sink.last_end) {
    return 0;
  }
  const std::u16string& literal = sink.starts[id];
  const uint32_t start = literal.empty() ? sink.unit_of[from] : last_start(sink.text, literal, end);
  sink.out.push_back({id, start, end});
  if (sink.out.size() - sink.from >= kPruneAt) {
    prune(sink.out, sink.from);
    if (sink.out.size() - sink.from == kRegexHitsMax) {
      sink.last_end = sink.out.back().end;
    }
  }
  return 0;
}

}  // namespace

std::u16string RegexSet::required_literal(std::string_view pattern) {
  Result<RegexPattern> parsed = parse_regex(pattern);
  return parsed.ok() ? std::move(parsed).value().required : std::u16string();
}

Result<RegexSet> RegexSet::compile(std::span<const std::string> patterns,
                                   std::vector<PatternError>& errors) {
  if (patterns.empty()) {
    return RegexSet();
  }
  if (patterns.size() > kRegexPatternsMax) {
    return Error(ErrorCode::kExhausted,
                 fmt::format("{} patterns; wanted at most {}", patterns.size(), kRegexPatternsMax));
  }
  const size_t errors_before = errors.size();
  auto database = std::make_unique<Database>();
  std::vector<Compiled> compiled(patterns.size());
  std::vector<const char*> expressions;
  std::vector<unsigned> flag_list;
  std::vector<unsigned> ids;
  for (uint32_t i = 0; i < patterns.size(); ++i) {
    Result<Compiled> one = checked(patterns[i]);
    if (one.ok()) {
      compiled[i] = std::move(one).value();
    } else {
      errors.push_back({i, one.error().message()});
    }
    const bool exact = (compiled[i].flags & HS_FLAG_SOM_LEFTMOST) != 0;
    database->starts.push_back(exact ? std::u16string() : compiled[i].required);
    expressions.push_back(compiled[i].bytes.c_str());
    flag_list.push_back(compiled[i].flags);
    ids.push_back(i);
  }
  if (errors.size() == errors_before) {
    hs_database_t* hs = nullptr;
    hs_compile_error_t* error = nullptr;
    const hs_error_t code =
        hs_compile_multi(expressions.data(), flag_list.data(), ids.data(),
                         static_cast<unsigned>(ids.size()), HS_MODE_BLOCK, nullptr, &hs, &error);
    const CompileError owned(error);
    if (code == HS_SUCCESS) {
      database->hs.reset(hs);
      return RegexSet(std::move(database));
    }
    const int at = owned == nullptr ? -1 : owned->expression;
    errors.push_back({at < 0 ? 0 : static_cast<uint32_t>(at), reason(owned.get())});
  }
  return Error(
      ErrorCode::kInvalid,
      fmt::format("{} wrong patterns, the first at index {}: {}", errors.size() - errors_before,
                  errors[errors_before].pattern, errors[errors_before].message));
}

RegexSet::RegexSet() = default;
RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;
RegexSet::~RegexSet() = default;

RegexSet::RegexSet(std::unique_ptr<Database> database) : database_(std::move(database)) {}

size_t RegexSet::size() const {
  return database_ == nullptr ? 0 : database_->starts.size();
}

std::unique_ptr<RegexSet::Scratch, void (*)(RegexSet::Scratch*)> RegexSet::make_scratch() const {
  std::unique_ptr<Scratch, void (*)(Scratch*)> scratch(new Scratch, [](Scratch* s) { delete s; });
  if (database_ != nullptr) {
    SEAMARK_CHECK(hs_alloc_scratch(database_->hs.get(), &scratch->hs_) == HS_SUCCESS);
  }
  return scratch;
}

void RegexSet::scan(const FoldedText& text, Scratch& scratch, std::vector<RegexHit>& out) const {
  if (database_ == nullptr || text.size == 0) {
    return;
  }
  scratch.encode(text);
  Sink sink{
      database_->starts, text, scratch.unit_of_, out, out.size(), static_cast<uint32_t>(text.size)};
  const hs_error_t code =
      hs_scan(database_->hs.get(), scratch.bytes_.data(),
              static_cast<unsigned>(scratch.bytes_.size()), 0, scratch.hs_, on_match, &sink);
  SEAMARK_CHECK(code == HS_SUCCESS);
  prune(out, sink.from);
}

}  // namespace seamark
