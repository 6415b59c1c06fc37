// How long the searches go on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace damson::test {

struct HarmOptions {
  size_t mutants = 5000;
  size_t pairs = 5000;
  uint64_t seed = 1;
};

/// As the command line of the tests says (`--mutants N --pairs N --seed N`).
HarmOptions& harm_options();

}  // namespace damson::test
