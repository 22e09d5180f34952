#include "app/pipeline.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace seamark::app {
namespace {

// Results that wait until those before them are delivered: a ring of bounded size.
class InOrder {
 public:
  InOrder(const PipelineJob& job, size_t window) : job_(job), slots_(window) {}

  // Blocks while the ring has no place for `sequence`. Swaps `result` with an empty one. False:
  // stop.
  bool put(uint64_t sequence, ChunkResult& result) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return sequence < next_ + slots_.size() || stopped_; });
    if (stopped_) {
      return false;
    }
    Slot& slot = slots_[sequence % slots_.size()];
    std::swap(slot.result, result);
    slot.full = true;
    deliver_ready();
    return !stopped_;
  }

  bool stopped() {
    const std::lock_guard lock(mutex_);
    return stopped_;
  }

  void thread_done() {
    const std::lock_guard lock(mutex_);
    ++threads_done_;
    moved_.notify_all();
  }

  // True when all threads are done; else a tick, a tenth of a second later. Never beside a
  // delivery.
  bool wait_done() {
    std::unique_lock lock(mutex_);
    const bool done = moved_.wait_for(lock, std::chrono::milliseconds(100),
                                      [&] { return threads_done_ == job_.threads; });
    if (!done && job_.tick) {
      job_.tick();
    }
    return done;
  }

 private:
  struct Slot {
    ChunkResult result;
    bool full = false;
  };

  // REQUIRES: mutex_ is held.
  void deliver_ready() {
    for (Slot* slot = &slots_[next_ % slots_.size()]; slot->full && !stopped_;
         slot = &slots_[next_ % slots_.size()]) {
      stopped_ = !job_.deliver(slot->result) || slot->result.stop;
      slot->result.clear();
      slot->full = false;
      ++next_;
    }
    moved_.notify_all();
  }

  const PipelineJob& job_;
  std::mutex mutex_;  // guards all below
  std::condition_variable moved_;
  std::vector<Slot> slots_;
  uint64_t next_ = 0;
  size_t threads_done_ = 0;
  bool stopped_ = false;
};

void run_worker(const PipelineJob& job, InOrder& results) {
  const std::unique_ptr<ChunkWorker> worker = job.make_worker();
  files::Chunk chunk;
  ChunkResult result;
  while (!results.stopped() && (job.interrupted == nullptr || !*job.interrupted)) {
    if (!job.source.next(chunk)) {
      break;
    }
    result.clear();
    result.input = chunk.input;
    worker->work(chunk, result);
    if (!results.put(chunk.sequence, result)) {
      break;
    }
  }
  results.thread_done();
}

}  // namespace

void Tally::add(const Tally& other_tally) {
  records += other_tally.records;
  posts += other_tally.posts;
  other += other_tally.other;
  bad += other_tally.bad;
  adverts += other_tally.adverts;
  asking += other_tally.asking;
  rescues += other_tally.rescues;
  undecided += other_tally.undecided;
}

void ChunkResult::clear() {
  out.clear();
  bad.clear();
  tally = {};
  stop = false;
}

void run_pipeline(const PipelineJob& job) {
  InOrder results(job, job.threads + 2);
  std::vector<std::jthread> threads;
  for (size_t i = 0; i < job.threads; ++i) {
    threads.emplace_back([&] { run_worker(job, results); });
  }
  while (!results.wait_done()) {
  }
}

}  // namespace seamark::app
