// What becomes of records of a lookup that cannot be found, since the field that they are looked up by has no value.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// For every source that is looked up, after all maps were checked. Fills the keys of the program's tables.
void check_key_tolerances(Checking& all);

}  // namespace damson::checking
