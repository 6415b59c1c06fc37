// What is said of records above one that go round in a circle.
#pragma once

#include <span>
#include <string>

#include "runtime/engine/lookup/table_index.h"

namespace damson {

/// `members`: the records of the circle, each leading to the next and the last to the first.
std::string circle_words(const TableIndex& index, std::span<const uint32_t> members);

/// No hierarchy is that deep.
std::string too_many_ancestors_words(const TableIndex& index);

}  // namespace damson
