#include "app/progress_line.h"

#include <cstdio>
#include <string>

#include <fmt/format.h>

namespace seamark::app {

ProgressLine::ProgressLine(const Settings& settings)
    : wanted_(settings.progress),
      json_(settings.progress_json),
      start_(std::chrono::steady_clock::now()) {}

void ProgressLine::show(const Tally& tally, files::Progress progress) {
  if (!wanted_) {
    return;
  }
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start_;
  const double seconds = passed.count();
  const double speed = static_cast<double>(tally.posts) / (seconds > 0 ? seconds : 1);
  const double share = progress.bytes_total == 0 ? 0
                                                 : static_cast<double>(progress.bytes_read) /
                                                       static_cast<double>(progress.bytes_total);
  if (json_) {
    fmt::print(stderr, "{{\"posts\":{},\"findings\":{},\"bad\":{},\"share\":{:.4f}}}\n",
               tally.posts, tally.findings(), tally.bad, share);
    return;
  }
  std::string line =
      fmt::format("{} posts  {:.1f} k/s  {} findings", tally.posts, speed / 1000, tally.findings());
  if (share > 0.01) {
    line += fmt::format("  {:.0f} %  ETA {:.0f} s", share * 100, seconds / share - seconds);
  }
  fmt::print(stderr, "\r{:<78}", line);
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) {
    fmt::print(stderr, "\r{:<78}\r", "");
    shown_ = false;
  }
}

}  // namespace seamark::app
