// The tables and indexes of the program that lookups ask.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// The index of a source's records by these fields (in the schema's order), made on first use.
uint32_t lookup_index(Checking& all, Source& source, const std::vector<uint32_t>& fields, bool unique);

/// Which fields of a record that was looked up can be in error: those whose values can break a rule.
typed::PartFacts lookup_facts(const DeclaredType& record);

}  // namespace damson::checking
