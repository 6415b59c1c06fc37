// Which sources' keys the run has to watch itself.
#pragma once

#include "compiler/check/typed_program.h"

namespace damson::lowering {

/// Two records of a source with one key are told where a target's own rule meets them: its keys follow from the
/// source's. For every other source that has a key, the run watches it and warns. The fields are those of the full
/// schema as yet.
void watch_source_keys(typed::CheckedProgram& checked);

}  // namespace damson::lowering
