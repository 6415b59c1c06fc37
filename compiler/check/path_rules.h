// A target's `profile:`: every path that it holds fits the place, and no two records are on one path there.
#pragma once

#include "compiler/check/map.h"

namespace damson::checking {

/// Whether the schema has a path, at any depth.
bool has_path(const Type& type);

/// For each field of paths: a rejection point `field.profile`, and `field.collision`, which is judged over all fields
/// of all maps that feed the target.
void add_path_rules(Context& context, const Target& target);

}  // namespace damson::checking
