// Parts of a program as text: what `to_text(Program)` is made of, and what tells two steps apart.
#pragma once

#include <span>
#include <string>

#include "runtime/program/program.h"

namespace damson {

/// A type with the fields of all its records, declared names left out.
std::string structure_text(const Type& type);
/// A constant column's value as JSON, or its state.
std::string constant_text(const Column& constant);
/// A step or block in one line or several, registers as numbers; `types` are those of the registers it can see, and may
/// be empty: fields are then numbers too.
std::string step_text(const Step& step, std::span<const Type> types);
std::string block_text(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs, int indent);
/// A step with its type as text that only an equal step has; shorter than `step_text`, and not for people.
std::string step_identity(const Step& step);
/// What must hold: `length 1..300`, `matching /…/`.
std::string constraint_text(const Constraint& constraint);
/// A validation as indented lines, one for each part that is checked.
std::string validation_text(const Validation& validation, const Type& type, const std::string& name, int indent);

/// The types of a block's registers: captures, inputs, steps.
std::vector<Type> register_types(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs);

/// What the blocks of a map are given for each unit: the record, and the item of each of its first `loops` loops.
std::vector<Type> unit_inputs(const Program& program, const MapProgram& map, size_t loops);

}  // namespace damson
