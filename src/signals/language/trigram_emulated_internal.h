#pragma once

#include "signals/language/trigram_rows.h"

namespace seamark::language {

// The AVX-512 kernel with its intrinsics emulated, for machines that lack them. Tests only.
void sum_rows_avx512_emulated(const char16_t* units, size_t windows, const TrigramRows& rows,
                              int16_t* sums);

}  // namespace seamark::language
