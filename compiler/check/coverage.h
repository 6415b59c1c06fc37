// Which fields a map carries, only looks at, or leaves; and what is left over when all maps are known.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

class UsageCollector;

/// What the lines of a map carry and look at.
void mark_lines(UsageCollector& collector, const typed::Map& map);

/// Fills the map's usage of its source, and the usage of the sources that it looks things up in.
void collect_usage(Checking& all, MapState& map);

/// Takes the `drop`s of a map, source or lookup into the books. Problems: unknown fields, fields dropped twice.
void collect_drops(Checking& all, Source& source, const std::vector<syntax::ItemPtr>& items);

/// Reports what is dropped though it is carried, and what is neither.
void check_coverage(Checking& all, const Source& source, const std::vector<MapState*>& maps);

}  // namespace damson::checking
