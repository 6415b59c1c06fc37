// Names that nothing else has.
#pragma once

#include <string>

namespace damson {

/// 128 bits of the system's randomness, as 32 hexadecimal digits.
std::string random_id();

}  // namespace damson
