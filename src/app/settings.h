#pragma once

#include <string>

#include "app/arguments.h"

namespace seamark::app {

enum class OutputFormat { kPretty, kNdjson, kJson, kCsv, kTsv };

// The global options, with "auto" resolved by what standard output is.
struct Settings {
  OutputFormat format = OutputFormat::kNdjson;
  bool color = false;
  bool redact = false;
  bool ascii = false;
  bool quiet = false;
  bool verbose = false;
  bool progress = false;
  bool progress_json = false;
  bool no_input = false;
};

Settings make_settings(const Arguments& arguments);

bool stdin_is_terminal();

// Writes to standard output and checks that it took it. False: it did not, and that was said on
// stderr.
bool write_out(std::string_view bytes);

// "seamark: …" on stderr.
void complain(std::string_view message);

}  // namespace seamark::app
