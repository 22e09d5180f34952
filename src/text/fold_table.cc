#include "text/fold_table.h"

#include "text/fold_class.h"

namespace seamark {

#include "fold_tables.inc"

}  // namespace seamark
