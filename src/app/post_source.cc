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

Result<const Post*> PostSource::read_file(const std::string& path, uint64_t line,
                                          std::string_view id) {
  files::FileChunks source({path});
  files::Chunk chunk;
  while (source.next(chunk)) {
    uint64_t number = chunk.first_line;
    for (std::string_view rest = chunk.view(); !rest.empty(); ++number) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      std::string_view text = rest.substr(0, end);
      rest.remove_prefix(end);
      while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
      }
      if (text.empty() || (line != 0 && number != line)) {
        continue;
      }
      Result<api::Record> record = read_line(text, chunk.plain_text);
      if (!record.ok() && (line != 0 || id.empty())) {
        return std::move(record).error().with_context(path + ":" + std::to_string(number));
      }
      const Post* const post = record.ok() ? record.value().post : nullptr;
      if (post != nullptr && (id.empty() || post->id == id)) {
        return post;
      }
    }
    if (!chunk.problems.empty() && chunk.problems.front().line == 0) {
      return Error(ErrorCode::kNotFound, path + ": " + chunk.problems.front().message);
    }
  }
  return Error(ErrorCode::kNotFound, path + ": no such post found");
}

Result<const Post*> PostSource::find(const Arguments& arguments) {
  if (arguments.has("--text")) {
    return read_text(arguments.value("--text", ""));
  }
  if (arguments.rest.size() > 1) {
    return Error(ErrorCode::kInvalid, "several files found, wanted one post: FILE:LINE");
  }
  const Place place = split_place(arguments.rest.empty() ? "-" : arguments.rest.front());
  return read_file(place.path, place.line, arguments.value("--id", ""));
}

}  // namespace seamark::app
