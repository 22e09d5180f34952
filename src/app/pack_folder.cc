#include "app/pack_folder.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/simd_option.h"
#include "engine/verify_examples.h"

namespace seamark::app {
namespace {

namespace fs = std::filesystem;

constexpr uintmax_t kFileBytesMax = uintmax_t{64} << 20U;

fs::path shipped_pack() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  for (fs::path at = program.parent_path(); at.has_relative_path(); at = at.parent_path()) {
    for (const fs::path& below : {fs::path("share/seamark/packs/oic"), fs::path("packs/oic")}) {
      if (fs::exists(at / below / "pack.toml", failed)) {
        return at / below;
      }
    }
  }
  return {};
}

// Files that the compiler has no use for, such as labelled posts and cards.
bool belongs_to_pack(const fs::path& path) {
  const std::string top = path.begin()->string();
  const std::string extension = path.extension().string();
  return path == "pack.toml" || path == "concepts.tsv" || top == "lexicon" || top == "gazetteer" ||
         top == "rules" || (top == "model" && extension == ".bin");
}

Result<std::string> read_file(const fs::path& path) {
  std::error_code failed;
  const uintmax_t size = fs::file_size(path, failed);
  if (failed || size > kFileBytesMax) {
    return Error(ErrorCode::kInvalid, path.string() + ": cannot be read, or above 64 MiB");
  }
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

Result<fs::path> find_pack_folder(const Arguments& arguments) {
  const std::string_view option = arguments.value("--pack", "");
  if (!option.empty()) {
    return fs::path(option);
  }
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment
  const char* const variable = std::getenv("SEAMARK_PACK");
  if (variable != nullptr && *variable != '\0') {
    return fs::path(variable);
  }
  fs::path shipped = shipped_pack();
  if (shipped.empty()) {
    return Error(ErrorCode::kNotFound, "no pack found beside the program, wanted --pack DIR");
  }
  return shipped;
}

Result<PackSource> read_pack_folder(const fs::path& folder) {
  std::error_code failed;
  if (!fs::exists(folder / "pack.toml", failed)) {
    return Error(ErrorCode::kNotFound, folder.string() + ": no pack.toml found, wanted a pack");
  }
  PackSource source;
  for (fs::recursive_directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const fs::path name = entry->path().lexically_relative(folder);
    if (entry->is_regular_file(failed) && belongs_to_pack(name)) {
      source.files.push_back({name.generic_string(), SEAMARK_TRY(read_file(entry->path()))});
    }
  }
  if (failed) {
    return Error(ErrorCode::kUnavailable, folder.string() + ": " + failed.message());
  }
  std::sort(source.files.begin(), source.files.end(),
            [](const PackFile& a, const PackFile& b) { return a.path < b.path; });
  return source;
}

std::shared_ptr<const Engine> make_engine(const PackSource& source, SimdLevel level,
                                          Diagnostics& diagnostics) {
  const std::shared_ptr<const CompiledPack> pack = compile_pack(source, diagnostics);
  if (pack == nullptr) {
    return nullptr;
  }
  Result<std::shared_ptr<const Engine>> engine = Engine::create(pack, level);
  if (!engine.ok()) {
    Diagnostic diagnostic;
    diagnostic.id = engine.error().id();
    diagnostic.file = "model";
    diagnostic.message = engine.error().message();
    diagnostics.add(std::move(diagnostic));
    return nullptr;
  }
  verify_examples(engine.value(), diagnostics);
  return diagnostics.has_errors() ? nullptr : engine.value();
}

Result<std::shared_ptr<const Engine>> load_engine(const Arguments& arguments) {
  const fs::path folder = SEAMARK_TRY(find_pack_folder(arguments));
  const SimdLevel level = SEAMARK_TRY(simd_level(arguments));
  Diagnostics diagnostics;
  std::shared_ptr<const Engine> engine =
      make_engine(SEAMARK_TRY(read_pack_folder(folder)), level, diagnostics);
  const bool verbose = arguments.has("--verbose");
  print_diagnostics(diagnostics, verbose ? Warnings::kPrint : Warnings::kHide);
  if (engine == nullptr) {
    return Error(ErrorCode::kInvalid, folder.string() + ": pack refused, " +
                                          std::to_string(diagnostics.errors()) +
                                          " errors found, see 'seamark pack check'");
  }
  if (verbose) {
    const PackIdentity& identity = engine->pack().identity;
    fmt::print(stderr, "seamark: pack {} {} {}, kernels {}\n", identity.name, identity.version,
               identity.digest, simd_level_name(level));
  }
  return engine;
}

void print_diagnostics(const Diagnostics& diagnostics, Warnings warnings) {
  Diagnostics sorted = diagnostics;
  sorted.sort();
  for (const Diagnostic& item : sorted.items()) {
    if (item.level == DiagnosticLevel::kError || warnings == Warnings::kPrint) {
      fmt::print(stderr, "{}\n", format_diagnostic(item));
    }
  }
}

}  // namespace seamark::app
