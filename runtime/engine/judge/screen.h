// Which rows of a column may break a validation: a quick look over whole columns, so that only those few are looked at
// closely.
#pragma once

#include "runtime/program/checked_validation.h"

namespace damson {

/// Sets `suspects[row]` for every row that breaks the validation or has a part that failed; perhaps for some that do
/// neither. `suspects` has `rows` places, zero before.
void screen(const Column& column, const CheckedValidation* validation, uint32_t rows, uint8_t* suspects, Arena& arena);

}  // namespace damson
