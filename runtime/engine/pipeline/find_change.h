// What a record changes in a target that updates.
#pragma once

#include "runtime/connectors/sink.h"
#include "runtime/engine/judge/verdict.h"
#include "runtime/engine/lookup/lookup_tables.h"

namespace damson {

/// `unit` is still in: its key is there.
RecordChange change_of(const MapProgram& map, const LookupTables& lookups, const UnitState& unit);

}  // namespace damson
