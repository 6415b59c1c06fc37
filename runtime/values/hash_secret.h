// What keys the digests of values, so that nobody can write down two values with one digest.
#pragma once

#include <array>
#include <cstdint>

namespace damson {

/// Random bytes, as many as xxHash3 mixes in.
using HashSecret = std::array<uint32_t, 48>;

/// Drawn from the system's randomness when the process hashes its first value. Digests of values leave no process and
/// decide no order, so the results of a run do not depend on it.
const HashSecret& hash_secret();

}  // namespace damson
