// What something outside (a file, a table) was like when it was looked at, so that it can be told later whether it
// still is.
#pragma once

#include <cstdint>
#include <string>

namespace damson {

struct ObservedState {
  std::string place = {};  // a file, a table: as messages name it
  bool there = true;
  uint64_t size = 0;         // bytes of a file, rows of a table
  int64_t modified = 0;      // nanoseconds since 1970, 0: nobody knows; proves nothing, and is no difference
  std::string digest = {};   // of everything in it, as stored; empty: nobody has read it to its end
  std::string content = {};  // digest of the same as it is written, before it is packed; empty: not known
  bool is_table = false;     // what is written goes beside the rows that are there, and replaces nothing
};

/// Whether nobody can tell the two apart. Both have been read to their end, or are not there.
inline bool is_same_state(const ObservedState& a, const ObservedState& b) {
  if (a.there != b.there) return false;
  return !a.there || (a.size == b.size && a.digest == b.digest);
}

}  // namespace damson
