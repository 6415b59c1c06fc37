// What comes before what among maps that refer to each other's records.
#pragma once

#include <vector>

#include "runtime/program/program.h"

namespace damson {

/// What the order of a map depends on.
struct OrderedMap {
  uint32_t source;
  uint32_t target;
  std::vector<uint32_t> tables;      // of references, which it asks
  bool keeps_later_records = false;  // `unique by … keep last` or `max`: who wins is known when all of the target is
};

/// Whether a rule looks at records behind the one that it is asked about.
bool keeps_later_records(Uniqueness::Keep keep);

class MapOrder {
 public:
  MapOrder(const std::vector<OrderedMap>& maps, const std::vector<ReferenceTable>& references);

  /// Whether each has to be read where the other is.
  bool together(size_t one, size_t other) const {
    return one == other || (reaches_[one][other] && reaches_[other][one]);
  }
  /// Whether its outcomes decide about those of maps that have to come before it, or about its own.
  bool needs_settling(size_t map) const;
  /// By map: how many maps have to be through one after the other before it.
  std::vector<size_t> levels() const;

 private:
  void add_edges(const std::vector<OrderedMap>& maps, const std::vector<ReferenceTable>& references, size_t map);

  size_t count_;
  std::vector<std::vector<bool>> through_;  // the first has to be through before the second begins
  std::vector<std::vector<bool>> reaches_;  // the first does not come after the second
};

}  // namespace damson
