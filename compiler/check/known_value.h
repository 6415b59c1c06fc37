// Values of tests: computed while checking, by the functions that a run calls.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// The value as a column of one row that lives as long as the program; nothing, and a problem, where it depends on what
/// only a run knows, or cannot be computed. `whose` is what messages call it.
std::optional<Column> known_value(Checking& all, const typed::Expression& value, const Type& wanted,
                                  const std::string& whose);

/// The same without a wanted type, as JSON.
std::optional<std::string> known_json(Checking& all, const typed::Expression& value, const std::string& whose);

/// A whole number or decimal as a float: a test writes what comes out as a number.
Column float_column(Checking& all, const Column& number);

/// A JSON value as a column of type `any`.
Column any_column(Checking& all, std::string_view json);

}  // namespace damson::checking
