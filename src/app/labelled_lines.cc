#include "app/labelled_lines.h"

#include "app/settings.h"
#include "connect/files/file_chunks.h"

namespace seamark::app {

size_t for_each_line(const std::vector<std::string>& paths,
                     const std::function<void(std::string_view, const std::string&)>& visit) {
  files::FileChunks source(paths);
  files::Chunk chunk;
  size_t bad = 0;
  while (source.next(chunk)) {
    const std::string name = source.input_name(chunk.input);
    uint64_t number = chunk.first_line;
    for (std::string_view rest = chunk.view(); !rest.empty(); ++number) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(end);
      while (!line.empty() && static_cast<uint8_t>(line.back()) <= ' ') {
        line.remove_suffix(1);
      }
      if (!line.empty()) {
        visit(line, name + ":" + std::to_string(number));
      }
    }
    for (const files::InputProblem& problem : chunk.problems) {
      complain(name + ":" + std::to_string(problem.line) + ": " + problem.message);
      ++bad;
    }
  }
  return bad;
}

}  // namespace seamark::app
