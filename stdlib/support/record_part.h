// Records with some of their fields, alone or in lists.
#pragma once

#include <string>
#include <vector>

#include "runtime/values/each_batch.h"

namespace damson {

/// The places of the fields to keep, out of the names that a call gives.
using ChooseFields = Result<std::vector<size_t>> (*)(const Type& record, const std::vector<std::string>& names);

/// One signature for a record, one for a list of records; the names are constants.
std::vector<Overload> record_part_body(ChooseFields choose);

/// Fails when the record has no such field.
Result<size_t> place_of_field(const Type& record, const std::string& name);

}  // namespace damson
