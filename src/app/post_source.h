#pragma once

#include <string>
#include <string_view>

#include "api/record_reader.h"
#include "app/arguments.h"
#include "base/padded_buffer.h"
#include "base/result.h"
#include "connect/files/chunk.h"

namespace seamark::app {

// The line of one post that a person named: FILE:LINE, FILE with --id, a text, or the first of
// standard input. Holds the bytes that the post looks into.
class PostSource {
 public:
  explicit PostSource(api::InputForm form) : reader_(form) {}

  // The post lives as long as this.
  Result<const Post*> find(const Arguments& arguments);

 private:
  // Which post of a file.
  struct Wanted {
    std::string path;
    uint64_t line = 0;    // 0: any
    std::string_view id;  // empty: any
  };

  Result<const Post*> read_file(const Wanted& wanted);
  Result<const Post*> read_chunk(const files::Chunk& chunk, const Wanted& wanted);
  Result<const Post*> read_text(std::string_view text);
  Result<api::Record> read_line(std::string_view line, bool plain);

  api::RecordReader reader_;
  PaddedBuffer<char> line_;
  Post text_post_;
};

}  // namespace seamark::app
