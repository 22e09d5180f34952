#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "api/record_reader.h"
#include "app/assessment_output.h"
#include "app/clean_sample.h"
#include "app/engine_slot.h"
#include "app/pipeline.h"
#include "engine/engine.h"

namespace seamark::app {

struct ScanOptions {
  api::InputForm input = api::InputForm::kAuto;
  bool all = false;     // print posts without a finding too
  bool strict = false;  // stop at the first bad record
  size_t sample = 0;    // posts without a finding to print
};

// True for what `scan` prints: adverts, asking, calls for help, and what could not be judged.
bool is_finding(const Assessment& assessment);

// Reads, judges and writes the records of chunks, each chunk with the engine that is in the slot
// when it begins. Thread-bound.
class ScanWorker : public ChunkWorker {
 public:
  // `engines`, `settings`, `sample` and `interrupted` outlive the worker; `sample` may be null.
  ScanWorker(const EngineSlot& engines, const Settings& settings, const ScanOptions& options,
             CleanSample* sample, const std::atomic<bool>& interrupted);

  void work(const files::Chunk& chunk, ChunkResult& result) override;

 private:
  // What one engine needs; made anew when another is put into the slot.
  struct Session {
    Session(std::shared_ptr<const Engine> engine_in_use, const Settings& settings);

    std::shared_ptr<const Engine> engine;
    Scanner scanner;
    AssessmentOutput output;
  };

  void take_record(std::string_view line, bool plain, uint64_t number, ChunkResult& result);
  void take_post(const Post& post, ChunkResult& result);

  const EngineSlot& engines_;
  const Settings& settings_;
  const ScanOptions options_;
  CleanSample* sample_;
  const std::atomic<bool>& interrupted_;
  std::unique_ptr<Session> session_;
  api::RecordReader reader_;
  std::string made_id_;
};

}  // namespace seamark::app
