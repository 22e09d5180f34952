#include "baseline_pipeline.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <istream>
#include <streambuf>
#include <utility>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <fasttext/args.h>
#include <fasttext/fasttext.h>
#include <fmt/format.h>
#include <hs/hs.h>
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unistd.h>

namespace seamark::bench {

namespace {

// Reads a text through an istream without copying it: fastText takes nothing else.
class ViewBuffer : public std::streambuf {
 public:
  void set(std::string& text) { setg(text.data(), text.data(), text.data() + text.size()); }

 protected:
  pos_type seekoff(off_type, std::ios_base::seekdir, std::ios_base::openmode) override {
    return gptr() - eback();
  }
};

std::string fold(const icu::Normalizer2& folder, std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  folder.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                       nullptr, status);
  return out;
}

// ASCII, Arabic-Indic (D9 A0…A9) and Persian digits (DB B0…B9).
size_t digit_bytes(std::string_view text, size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c >= '0' && c <= '9') {
    return 1;
  }
  if ((c == 0xD9 || c == 0xDB) && i + 1 < text.size()) {
    const auto next = static_cast<unsigned char>(text[i + 1]);
    const unsigned zero = c == 0xD9 ? 0xA0 : 0xB0;
    return next >= zero && next <= zero + 9 ? 2 : 0;
  }
  return 0;
}

bool is_separator(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
}

struct DigitRun {
  size_t digits = 0;
  size_t end = 0;  // after the last digit
};

// Digits with at most 4 separators between two of them. REQUIRES: a digit at `i`.
DigitRun run_at(std::string_view text, size_t i) {
  DigitRun run;
  for (size_t apart = 0; i < text.size() && apart <= 4;) {
    const size_t bytes = digit_bytes(text, i);
    if (bytes > 0) {
      apart = 0;
      i += bytes;
      run = {run.digits + 1, i};
    } else if (is_separator(text[i])) {
      ++apart;
      ++i;
    } else {
      break;
    }
  }
  return run;
}

// The next run of at least 7 digits, from `from` on.
std::pair<size_t, size_t> next_digit_run(std::string_view text, size_t from) {
  for (size_t i = from; i < text.size();) {
    if (digit_bytes(text, i) == 0) {
      ++i;
      continue;
    }
    const DigitRun run = run_at(text, i);
    if (run.digits >= 7) {
      return {i > 0 && text[i - 1] == '+' ? i - 1 : i, run.end};
    }
    i = run.end;
  }
  return {text.size(), text.size()};
}

size_t count_phones(const std::string& text) {
  using i18n::phonenumbers::PhoneNumberMatch;
  using i18n::phonenumbers::PhoneNumberMatcher;
  size_t phones = 0;
  for (auto [start, end] = next_digit_run(text, 0); start < text.size();
       std::tie(start, end) = next_digit_run(text, end)) {
    PhoneNumberMatcher matcher(text.substr(start, end - start), "GB");
    for (PhoneNumberMatch match; matcher.HasNext() && matcher.Next(&match);) {
      ++phones;
    }
  }
  return phones;
}

// Vectorscan's signature.
// NOLINTNEXTLINE(google-runtime-int)
int count_hit(unsigned, unsigned long long, unsigned long long, unsigned, void* count) {
  ++*static_cast<size_t*>(count);
  return 0;
}

hs_database_t* compile_literals(const std::vector<std::string>& terms) {
  std::vector<const char*> pointers;
  std::vector<size_t> lengths;
  std::vector<unsigned> ids;
  for (const std::string& term : terms) {
    if (!term.empty() && term[0] != '\0') {
      pointers.push_back(term.c_str());
      lengths.push_back(term.size());
      ids.push_back(static_cast<unsigned>(ids.size()));
    }
  }
  const std::vector<unsigned> flags(ids.size(), 0);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(pointers.data(), flags.data(), ids.data(), lengths.data(),
                           static_cast<unsigned>(ids.size()), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS) {
    fmt::print(stderr, "baseline: literals: {}\n", error->message);
    hs_free_compile_error(error);
  }
  return database;
}

hs_database_t* compile_patterns(const std::vector<std::string>& patterns) {
  std::vector<const char*> pointers;
  std::vector<unsigned> ids;
  for (const std::string& pattern : patterns) {
    pointers.push_back(pattern.c_str());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  const std::vector<unsigned> flags(ids.size(), HS_FLAG_DOTALL);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_multi(pointers.data(), flags.data(), ids.data(), static_cast<unsigned>(ids.size()),
                       HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS) {
    fmt::print(stderr, "baseline: pattern {}: {}\n", error->expression, error->message);
    hs_free_compile_error(error);
  }
  return database;
}

void train(fasttext::FastText& model, const icu::Normalizer2& folder,
           const std::vector<LabelledText>& training) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / fmt::format("seamark-bench-{}.txt", getpid());
  {
    std::ofstream out(path);
    for (const LabelledText& example : training) {
      std::string text = fold(folder, example.text);
      std::replace(text.begin(), text.end(), '\n', ' ');
      out << (example.advert ? "__label__advert " : "__label__other ") << text << '\n';
    }
  }
  fasttext::Args args;
  args.parseArgs({"",    "supervised",  "-input",  path.string(), "-output", "unused", "-dim",
                  "32",  "-wordNgrams", "2",       "-bucket",     "800000",  "-epoch", "5",
                  "-lr", "0.5",         "-thread", "1",           "-seed",   "7",      "-verbose",
                  "0"});
  model.train(args);
  std::filesystem::remove(path);
}

}  // namespace

struct BaselinePipeline::Parts {
  const icu::Normalizer2* folder = nullptr;
  hs_database_t* literals = nullptr;
  hs_database_t* patterns = nullptr;
  hs_scratch_t* scratch = nullptr;
  fasttext::FastText classifier;
  simdjson::ondemand::parser parser;
  ViewBuffer buffer;

  ~Parts() {
    hs_free_scratch(scratch);
    hs_free_database(patterns);
    hs_free_database(literals);
  }

  void judge(std::string_view text, BaselineTally& tally);
};

void BaselinePipeline::Parts::judge(std::string_view text, BaselineTally& tally) {
  std::string folded = fold(*folder, text);
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()),
                                                       /*is_plain_text=*/true, &reliable);
  size_t hits = 0;
  hs_scan(literals, folded.data(), static_cast<unsigned>(folded.size()), 0, scratch, count_hit,
          &hits);
  hs_scan(patterns, folded.data(), static_cast<unsigned>(folded.size()), 0, scratch, count_hit,
          &hits);
  const size_t phones = count_phones(folded);

  std::replace(folded.begin(), folded.end(), '\n', ' ');
  folded.push_back('\n');
  buffer.set(folded);
  std::istream stream(&buffer);
  std::vector<std::pair<fasttext::real, std::string>> labels;
  classifier.predictLine(stream, labels, 1, 0);

  ++tally.posts;
  tally.hits += hits;
  tally.phones += phones;
  tally.languages += reliable && language != CLD2::UNKNOWN_LANGUAGE ? 1 : 0;
  tally.adverts += hits + phones > 0 && !labels.empty() && labels[0].second == "__label__advert";
}

BaselinePipeline::BaselinePipeline(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

BaselinePipeline::~BaselinePipeline() = default;

std::unique_ptr<BaselinePipeline> BaselinePipeline::create(
    const std::vector<std::string>& terms, const std::vector<std::string>& patterns,
    const std::vector<LabelledText>& training) {
  auto parts = std::make_unique<Parts>();
  UErrorCode status = U_ZERO_ERROR;
  parts->folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) {
    fmt::print(stderr, "baseline: ICU: {}\n", u_errorName(status));
    return nullptr;
  }
  std::vector<std::string> folded;
  folded.reserve(terms.size());
  for (const std::string& term : terms) {
    folded.push_back(fold(*parts->folder, term));
  }
  std::sort(folded.begin(), folded.end());
  folded.erase(std::unique(folded.begin(), folded.end()), folded.end());
  parts->literals = compile_literals(folded);
  parts->patterns = compile_patterns(patterns);
  if (parts->literals == nullptr || parts->patterns == nullptr ||
      hs_alloc_scratch(parts->literals, &parts->scratch) != HS_SUCCESS ||
      hs_alloc_scratch(parts->patterns, &parts->scratch) != HS_SUCCESS) {
    return nullptr;
  }
  train(parts->classifier, *parts->folder, training);
  return std::unique_ptr<BaselinePipeline>(new BaselinePipeline(std::move(parts)));
}

BaselineTally BaselinePipeline::run(std::string_view ndjson) {
  BaselineTally tally;
  const simdjson::padded_string padded(ndjson);
  simdjson::ondemand::document_stream stream;
  if (parts_->parser.iterate_many(padded, size_t{1} << 20U).get(stream) != simdjson::SUCCESS) {
    return tally;
  }
  for (auto record : stream) {
    std::string_view text;
    simdjson::ondemand::document_reference document;
    // get() takes rvalues only.  NOLINTNEXTLINE(performance-move-const-arg)
    if (std::move(record).get(document) == simdjson::SUCCESS &&
        document["text"].get_string().get(text) == simdjson::SUCCESS) {
      parts_->judge(text, tally);
    }
  }
  return tally;
}

}  // namespace seamark::bench
