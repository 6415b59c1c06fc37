// The reasons why a JSON value is not what the schema says.
#pragma once

#include <string>

#include "runtime/values/column.h"

namespace damson {

/// `value` is a whole JSON value of another kind than `wanted`: `12 is a number, not text: …`.
std::string wrong_kind_words(Text value, TypeKind wanted);
/// A number that the wanted kind of number cannot hold: `1.5 is not an int`.
std::string wrong_number_words(Text literal, TypeKind wanted);
/// A `\u` escape of half a character.
std::string half_character_words(Text raw);

}  // namespace damson
