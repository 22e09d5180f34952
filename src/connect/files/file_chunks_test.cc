#include "connect/files/file_chunks.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "connect/files/memory_chunks.h"

namespace seamark::files {
namespace {

class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "seamark_files_XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }

  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  ~Scratch() { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

 private:
  std::filesystem::path folder_;
};

std::string gzip(std::string bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

// All lines with their numbers, and all problems, of some files.
struct Content {
  std::vector<std::string> lines;
  std::vector<std::string> problems;
};

Content read_all(ChunkSource& source) {
  Content content;
  Chunk chunk;
  while (source.next(chunk)) {
    uint64_t number = chunk.first_line;
    for (std::string_view rest = chunk.view(); !rest.empty();) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1);
      std::string_view line = rest.substr(0, end + 1);
      rest.remove_prefix(end + 1);
      line = line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
      content.lines.push_back(std::to_string(number++) + ":" + std::string(line));
    }
    for (const InputProblem& problem : chunk.problems) {
      content.problems.push_back(std::to_string(problem.line) + ":" + problem.message);
    }
  }
  return content;
}

Content read_files(std::vector<std::string> paths, LineLimits limits = {}) {
  FileChunks source(std::move(paths), limits);
  return read_all(source);
}

using Lines = std::vector<std::string>;

std::string many_lines(int count) {
  std::string bytes;
  for (int i = 1; i <= count; ++i) {
    bytes += "line " + std::to_string(i) + "\n";
  }
  return bytes;
}

TEST(FileChunks, CutsAtLineEndsAndNumbersLines) {
  const Scratch scratch;
  const Content content = read_files({scratch.write("a", "one\ntwo\n\nfour")});
  EXPECT_EQ(content.lines, (Lines{"1:one", "2:two", "3:", "4:four"}));
  EXPECT_TRUE(content.problems.empty());
}

TEST(FileChunks, SmallChunksGiveTheSameLinesAsLargeOnes) {
  const Scratch scratch;
  const std::string path = scratch.write("a", many_lines(2000));
  const Content whole = read_files({path});
  ASSERT_EQ(whole.lines.size(), 2000U);
  EXPECT_EQ(whole.lines.back(), "2000:line 2000");
  for (const size_t chunk_bytes : {1U, 7U, 64U, 1000U}) {
    EXPECT_EQ(read_files({path}, {chunk_bytes, 1024}).lines, whole.lines);
  }
}

TEST(FileChunks, ReadsGzipAndZstdByContentWhateverTheName) {
  const Scratch scratch;
  const std::string text = many_lines(50000);
  const Lines wanted = read_files({scratch.write("plain", text)}).lines;
  EXPECT_EQ(read_files({scratch.write("a.gz", gzip(text))}).lines, wanted);
  EXPECT_EQ(read_files({scratch.write("b.ndjson", gzip(text))}).lines, wanted);
  EXPECT_EQ(read_files({scratch.write("c.zst", zstd(text))}).lines, wanted);
  EXPECT_EQ(read_files({scratch.write("d.txt", zstd(text))}).lines, wanted);
}

TEST(FileChunks, ReadsGzipOfSeveralMembersAndZstdOfSeveralFrames) {
  const Scratch scratch;
  const Lines wanted{"1:one", "2:two", "3:three"};
  EXPECT_EQ(read_files({scratch.write("a", gzip("one\ntw") + gzip("o\nthree"))}).lines, wanted);
  EXPECT_EQ(read_files({scratch.write("b", zstd("one\ntw") + zstd("o\nthree"))}).lines, wanted);
}

TEST(FileChunks, PassesOverALineAboveTheLimitAndReadsOn) {
  const Scratch scratch;
  const std::string limit(10, 'a');
  const std::string bytes = "x\n" + limit + "\n" + limit + "b\n" + std::string(1000, 'c') + "\ny";
  const Content content = read_files({scratch.write("a", bytes)}, {5, 10});
  EXPECT_EQ(content.lines, (Lines{"1:x", "2:" + limit, "5:y"}));
  EXPECT_EQ(content.problems, (Lines{"3:line of 11 bytes passed over, wanted at most 10",
                                     "4:line of 1000 bytes passed over, wanted at most 10"}));
}

TEST(FileChunks, TellsWhereACutOffFileEndsAndKeepsTheWholeLinesBefore) {
  const Scratch scratch;
  std::string noise;
  std::mt19937 random(7);
  for (int i = 0; i < 200000; ++i) {
    noise += std::to_string(random()) + "\n";
  }
  for (const std::string& packed : {gzip(noise), zstd(noise)}) {
    const size_t half = packed.size() / 2;
    const Content content = read_files({scratch.write("half", packed.substr(0, half))});
    EXPECT_GT(content.lines.size(), 1000U);
    ASSERT_EQ(content.problems.size(), 1U);
    EXPECT_NE(content.problems[0].find("is cut off at byte " + std::to_string(half)),
              std::string::npos);
  }
}

TEST(FileChunks, TellsOfDamageAndGoesOnWithTheNextFile) {
  const Scratch scratch;
  std::string damaged = gzip(many_lines(1000));
  damaged.replace(damaged.size() / 2, 20, std::string(20, '\xEE'));
  const Content content =
      read_files({scratch.write("bad.gz", damaged), "/nonexistent", "/",
                  scratch.write("named.gz", "plain\n"), scratch.write("good", "fine\n")});
  ASSERT_EQ(content.problems.size(), 4U);
  EXPECT_NE(content.problems[0].find("gzip data is damaged at byte"), std::string::npos);
  EXPECT_NE(content.problems[1].find("cannot be opened"), std::string::npos);
  EXPECT_NE(content.problems[2].find("is a folder"), std::string::npos);
  EXPECT_NE(content.problems[3].find("though named .gz"), std::string::npos);
  EXPECT_EQ(content.lines.back(), "1:fine");
}

TEST(FileChunks, KnowsPlainTextFromJson) {
  const Scratch scratch;
  FileChunks source({scratch.write("a", "\n {\"text\":\"x\"}\n"), scratch.write("b", "boat\n")});
  Chunk chunk;
  ASSERT_TRUE(source.next(chunk));
  EXPECT_FALSE(chunk.plain_text);
  ASSERT_TRUE(source.next(chunk));
  EXPECT_TRUE(chunk.plain_text);
}

TEST(MemoryChunks, GivesWholeLinesWithTheirNumbers) {
  const std::string bytes = many_lines(300);
  MemoryChunks source(bytes, 100);
  const Content content = read_all(source);
  ASSERT_EQ(content.lines.size(), 300U);
  EXPECT_EQ(content.lines[299], "300:line 300");
}

}  // namespace
}  // namespace seamark::files
