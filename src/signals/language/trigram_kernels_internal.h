#pragma once

#include "signals/language/trigram_rows.h"

namespace seamark::language {

void sum_rows_scalar(const char16_t* units, size_t windows, const TrigramRows& rows, int16_t* sums);
void sum_rows_avx2(const char16_t* units, size_t windows, const TrigramRows& rows, int16_t* sums);
void sum_rows_avx512(const char16_t* units, size_t windows, const TrigramRows& rows, int16_t* sums);

}  // namespace seamark::language
