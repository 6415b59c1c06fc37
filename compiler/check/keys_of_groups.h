// What the groups of a map are found by.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// What stands behind the `by` of a map, which may not have been checked yet. Problems in it are left to its own check.
const KeysOfGroups& keys_of_groups(Checking& all, const Module& module, const syntax::MapDeclaration& declaration);

}  // namespace damson::checking
