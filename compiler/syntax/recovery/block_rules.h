// Which rules of the grammar are lines, and in which braces they stand.
#pragma once

#include <cstddef>

namespace damson::syntax {

bool is_block_rule(size_t rule);
bool is_line_rule(size_t rule);
/// The rule for one line of a block.
size_t line_rule_of(size_t block_rule);
/// Whether a comma may separate such lines where several stand on one line.
bool separated_by_commas(size_t line_rule);

}  // namespace damson::syntax
