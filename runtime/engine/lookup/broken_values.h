// Values of a lookup table that are not what its schema says: errors wherever they are used.
#pragma once

#include <functional>
#include <string>

#include "runtime/program/checked_validation.h"
#include "runtime/values/failures.h"

namespace damson {

/// The name of a row's record, for reasons: "record 12 of `artists` (artists.csv, line 13)".
using RecordWords = std::function<std::string(uint32_t row)>;

/// Puts every value that breaks `validation` into state error, and has the failures of `column`, which point into
/// `from`, point into `to`. `column` owns its arrays. Whether there is any failure.
bool mark_broken_values(Column& column, const CheckedValidation& validation, const RecordWords& words,
                        const Failures& from, Failures& to, Arena& arena);

}  // namespace damson
