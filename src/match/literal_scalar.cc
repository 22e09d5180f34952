#include "match/literal_kernels_internal.h"
#include "match/literal_words_internal.h"

namespace seamark {
size_t scan_windows_scalar(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum) {
  int64_t total = 0;
  for (uint32_t i = first; job.weights != nullptr && i < last; ++i) {
    total += job.weights[window_hash(job.units + i) >> job.weight_shift];
  }
  *sum += total;
  size_t count = 0;
  for (uint32_t i = first; job.bitmap.words != nullptr && i < last; ++i) {
    const uint32_t hash = window_hash(job.units + i);
    queue[count] = i;  // kept if the bit is set: no branch to mispredict
    count += job.bitmap.may_hold(hash);
  }
  return count;
}

uint64_t short_starts_scalar(const char16_t* units, const ShortFilter& filter) {
  const auto& rows = filter.rows;
  uint64_t starts = 0;
  for (uint32_t i = 0; i < 64; ++i) {
    const uint32_t a = units[i];
    const uint32_t b = units[i + 1];
    uint32_t pass =
        rows[0][a & 15U] & rows[1][(a >> 4U) & 15U] & rows[2][(a >> 8U) & 15U] & rows[3][a >> 12U];
    if (pass != 0) {
      pass &= rows[4][b & 15U] & rows[5][(b >> 4U) & 15U] & rows[6][(b >> 8U) & 15U] &
              rows[7][b >> 12U];
    }
    starts |= uint64_t{pass != 0} << i;
  }
  return starts;
}

const LiteralKernels kLiteralScalar = {scan_windows_scalar, short_starts_scalar, find_edges,
                                       queue_words};

}  // namespace seamark
