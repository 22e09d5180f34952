#include "app/post_source.h"

#include <charconv>
#include <cstring>

#include "connect/files/file_chunks.h"

namespace seamark::app {
namespace {

struct Place {
  std::string path;
  uint64_t line = 0;  // 0: not given
};

// "posts.ndjson:17"; a name without a number behind its last colon is a path.
Place split_place(const std::string& word) {
  const size_t colon = word.rfind(':');
  Place place{word, 0};
  if (colon == std::string::npos) {
    return place;
  }
  uint64_t line = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, failed] = std::from_chars(word.data() + colon + 1, end, line);
  if (failed == std::errc() && stop == end && line > 0) {
    place = {word.substr(0, colon), line};
  }
  return place;
}

// Takes the first line of `rest`; returns it without its end.
std::string_view take_line(std::string_view& rest) {
  const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

Result<api::Record> PostSource::read_line(std::string_view line, bool plain) {
  line_.reserve(line.size());
  std::memcpy(line_.data(), line.data(), line.size());
  const std::string_view kept(line_.data(), line.size());
  return plain ? reader_.read_plain(kept) : reader_.read(kept);
}

Result<const Post*> PostSource::read_text(std::string_view text) {
  line_.reserve(text.size());
  std::memcpy(line_.data(), text.data(), text.size());
  text_post_.text = {line_.data(), text.size()};
  text_post_.id = "text";
  return &text_post_;
}

// Null: the chunk does not hold the post.
Result<const Post*> PostSource::read_chunk(const files::Chunk& chunk, const Wanted& wanted) {
  uint64_t number = chunk.first_line;
  for (std::string_view rest = chunk.view(); !rest.empty(); ++number) {
    const std::string_view text = take_line(rest);
    if (text.empty() || (wanted.line != 0 && number != wanted.line)) {
      continue;
    }
    Result<api::Record> record = read_line(text, chunk.plain_text);
    if (!record.ok() && (wanted.line != 0 || wanted.id.empty())) {
      return std::move(record).error().with_context(wanted.path + ":" + std::to_string(number));
    }
    const Post* const post = record.ok() ? record.value().post : nullptr;
    if (post != nullptr && (wanted.id.empty() || post->id == wanted.id)) {
      return post;
    }
  }
  return nullptr;
}

Result<const Post*> PostSource::read_file(const Wanted& wanted) {
  files::FileChunks source({wanted.path});
  files::Chunk chunk;
  while (source.next(chunk)) {
    const Post* const post = SEAMARK_TRY(read_chunk(chunk, wanted));
    if (post != nullptr) {
      return post;
    }
    if (!chunk.problems.empty() && chunk.problems.front().line == 0) {
      return Error(ErrorCode::kNotFound, wanted.path + ": " + chunk.problems.front().message);
    }
  }
  return Error(ErrorCode::kNotFound, wanted.path + ": no such post found");
}

Result<const Post*> PostSource::find(const Arguments& arguments) {
  if (arguments.has("--text")) {
    return read_text(arguments.value("--text", ""));
  }
  if (arguments.rest.size() > 1) {
    return Error(ErrorCode::kInvalid, "several files found, wanted one post: FILE:LINE");
  }
  const Place place = split_place(arguments.rest.empty() ? "-" : arguments.rest.front());
  return read_file({place.path, place.line, arguments.value("--id", "")});
}

}  // namespace seamark::app
