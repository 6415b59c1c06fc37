// Which units of a batch keep their keys and paths: found out for all of them before any is committed, since what a key
// table has to look at comes quicker from memory when nothing else is done between.
#pragma once

#include <functional>

#include "runtime/engine/pipeline/pass.h"

namespace damson {

class KeyDecisions {
 public:
  using PositionOf = std::function<Position(uint32_t unit)>;

  KeyDecisions(const PassSurroundings& around, const MapInPass& map, const MapBatch& batch);

  /// For the first `kept` of the kept units, in their order; not beyond the one with which more is remembered than may
  /// be.
  void decide(size_t kept, const PositionOf& position);

  /// Why the unit at `place` of the kept ones is not loaded; `path` counts all paths of the batch. Null when it keeps
  /// everything. To be asked in their order.
  const Clash* clash(size_t place) { return next_lost(place) == place ? &lost_[next_].clash : nullptr; }
  /// The first of the kept units from `place` on that is not loaded.
  size_t next_lost(size_t place);
  bool is_too_much(size_t place) const { return too_much_ == place; }
  bool too_much() const { return too_much_.has_value(); }

 private:
  struct Lost {
    size_t place;
    Clash clash;
  };

  std::optional<Clash> ask(size_t place, const PositionOf& position);
  void take_ranks(const UnitState& unit);
  void take_paths(size_t place);
  /// Into the processor's cache: what those behind it will ask for.
  void fetch(size_t place) const;

  const PassSurroundings& around_;
  const MapInPass& map_;
  const MapProgram& program_;
  const MapBatch& batch_;
  bool ranked_;              // a rule keeps the record with the most of something
  std::vector<Rank> ranks_;  // of the unit that asks
  std::vector<Hash128> paths_;
  size_t first_path_ = 0;  // of it, in the batch
  std::vector<Lost> lost_;
  size_t next_ = 0;  // of them
  std::optional<size_t> too_much_;
};

}  // namespace damson
