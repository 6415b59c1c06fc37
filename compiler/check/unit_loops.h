// The loops in the head of a map: `map works for image in images for size in image.sizes -> renditions`.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// Declares the loops' names in `names`, each seeing those before it. False when one could not be checked.
bool check_unit_loops(Context& context, Scope& names, const syntax::MapDeclaration& declaration);

/// Says what must hold of the record, of every list and of every item, so that a broken item costs its own units only.
/// `whole`: what must hold of the source's record with all its parts.
void divide_validation(Context& context, const Validation& whole);

}  // namespace damson::checking
