// Values of scalar types out of the text of a cell, and the reason when there is none.
#pragma once

#include <string>

#include "runtime/values/column.h"

namespace damson {

/// Reads `text` as a value of `kind` into `slot`, which is of the kind's storage type. Strict: no white space, `true`
/// and `false`, ISO dates. Not for any, lists and records.
bool read_scalar(TypeKind kind, Text text, void* slot, Arena& arena);

/// Why `read_scalar` said no: `"12 cm" is not an int`.
std::string not_a_scalar(TypeKind kind, Text text);

/// Whether the whole text is a whole number: `-?digits`.
bool is_whole_number(Text text);

}  // namespace damson
