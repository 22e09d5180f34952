#include "text/fold_table.h"

namespace seamark {

#include "fold_tables.inc"

}  // namespace seamark
