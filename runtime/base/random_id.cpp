// Drawing names that nothing else has.
#include "runtime/base/random_id.h"

#include <fmt/format.h>

#include <random>

namespace damson {

std::string random_id() {
  std::random_device randomness;
  std::string id;
  for (int word = 0; word < 4; ++word) id += fmt::format("{:08x}", randomness());
  return id;
}

}  // namespace damson
