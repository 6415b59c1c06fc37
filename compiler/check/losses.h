// What of the source reaches no target: which of the places that leave something out count as losses.
#pragma once

#include <memory>
#include <vector>

#include "compiler/check/context.h"

namespace damson::checking {

/// After all maps were checked. What one place leaves out and another one carries whole is not lost; places that leave
/// out parts of one value are judged together when the spec runs. Warns of filters that could say why, and tells losses
/// of one field apart.
void settle_losses(Checking& all, const std::vector<std::unique_ptr<MapState>>& maps);

}  // namespace damson::checking
