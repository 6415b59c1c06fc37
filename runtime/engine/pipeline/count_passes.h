// How often a run reads each of its sources.
#pragma once

#include <vector>

#include "runtime/program/program.h"

namespace damson {

/// By source; 0 where it is not read at all. One or none is exact; where references are followed it may be more than is
/// counted.
std::vector<uint32_t> count_passes(const Program& program, bool limited);

}  // namespace damson
