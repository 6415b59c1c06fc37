// Where a record that was written comes from, in few bytes.
#pragma once

#include <cstdint>

namespace damson {

/// A unit, as a person finds it: a record of a source, and which of the units that a map makes of it.
struct Position {
  uint64_t map : 16 = 0;   // of the program: says which source
  uint64_t unit : 24 = 0;  // from 1; 0 where a record is one unit
  uint64_t file : 24 = 0;  // of the source
  uint32_t record = 0;     // in the file, from 1
  uint32_t line = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

}  // namespace damson
