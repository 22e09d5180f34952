#pragma once

#include <memory>

#include "base/cpu.h"
#include "base/result.h"
#include "model/assessment.h"
#include "model/post.h"
#include "pack/compiled_pack.h"

namespace seamark {

// Scores posts with one compiled pack and says why. Immutable and thread-safe; reload by making a
// new one and swapping the pointer: scanners keep the one they have.
class Engine {
 public:
  // Fails when the pack's model files cannot be read.
  static Result<std::shared_ptr<const Engine>> create(std::shared_ptr<const CompiledPack> pack,
                                                      SimdLevel level = best_simd_level());

  ~Engine();

  const CompiledPack& pack() const;

  struct Parts;  // private to the room

  const Parts& parts() const { return *parts_; }

 private:
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// The per-thread half: buffers that are reused from post to post. Thread-bound. Pure: same post,
// same pack, same assessment, at every SIMD level. Cost: 2–3 µs for an ordinary post; bounded for
// any post.
class Scanner {
 public:
  explicit Scanner(std::shared_ptr<const Engine> engine);
  Scanner(Scanner&&) noexcept;
  ~Scanner();

  // The assessment is valid until the next call, and while `post` is.
  const Assessment& scan(const Post& post);

  // The same with full working for `explain`: reasons of rules that did not fire, every concept
  // hit. NOTE: findings() describes the last post scanned.
  struct Findings;
  const Findings& findings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace seamark
