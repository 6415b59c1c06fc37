// A figure of a run that is over.
#pragma once

#include <optional>

#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/pipeline/accounts.h"

namespace damson {

/// Nothing for a sum that has outgrown 38 digits.
std::optional<Decimal> figure_value(const Program& program, uint32_t figure, const Accounts& accounts,
                                    const LookupTables& lookups);

}  // namespace damson
