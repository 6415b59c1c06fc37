// Which vectors the machine has, and doing with less: tests compare what every kind of them finds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace damson {

/// From the best to plain registers: "avx2", "sse4", "ssse3", "scalar".
std::vector<std::string> kinds_of_vectors();

/// Uses these and no others from now on, or the best again after an empty name. False when the machine does not have
/// them. Not while others work.
bool use_vectors(std::string_view kind);

}  // namespace damson
