#include "match/literal_kernels_internal.h"

namespace seamark {

size_t scan_windows_scalar(const WindowJob& job, uint32_t first, uint32_t last, uint32_t* queue,
                           int64_t* sum) {
  size_t count = 0;
  int64_t total = 0;
  for (uint32_t i = first; i < last; ++i) {
    const uint32_t hash = window_hash(job.units + i);
    queue[count] = i;  // kept if the bit is set: no branch to mispredict
    count += (job.bitmap[hash >> (kAnchorShift + 5)] >> ((hash >> kAnchorShift) & 31U)) & 1U;
    if (job.weights != nullptr) {
      total += job.weights[hash >> job.weight_shift];
    }
  }
  *sum += total;
  return count;
}

ShortMasks mask_short_scalar(const char16_t* units, const ShortFilter& filter) {
  const auto& rows = filter.rows;
  ShortMasks masks{0, 0, 0};
  for (uint32_t i = 0; i < 64; ++i) {
    const uint32_t a = units[i];
    const uint32_t b = units[i + 1];
    uint32_t pass =
        rows[0][a & 15U] & rows[1][(a >> 4U) & 15U] & rows[2][(a >> 8U) & 15U] & rows[3][a >> 12U];
    if (pass != 0) {
      pass &= rows[4][b & 15U] & rows[5][(b >> 4U) & 15U] & rows[6][(b >> 8U) & 15U] &
              rows[7][b >> 12U];
    }
    masks.inside |= uint64_t{pass != 0} << i;
    masks.ideograph |= uint64_t{a >= 0x3400 && a <= 0x9FFF} << i;
    masks.space |= uint64_t{a == u' '} << i;
  }
  return masks;
}

}  // namespace seamark
