// Whether what maps refer to can be known when they ask.
#pragma once

#include <memory>

#include "compiler/check/context.h"

namespace damson::checking {

/// Groups are made of all members at once: what members refer to has to be known before, and must not wait for the
/// groups itself.
void check_reference_order(Checking& all, const std::vector<std::unique_ptr<MapState>>& maps);
void report_groups_not_known(Checking& all, Span reference, const Target& target);

}  // namespace damson::checking
