// Where reading goes on after a mistake.
#pragma once

#include <cstddef>

#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// The first word after a broken line in braces that began at `start`: the next line of the same block, or the brace
/// that closes it. `from` is how far the parser has come. Where `commas`, a comma ends a line as well.
size_t skip_broken_line(const Words& words, size_t start, size_t from, bool commas);

/// The first word of the next declaration.
size_t skip_broken_declaration(const Words& words, size_t start, size_t from);

/// The word after the brace that closes the `{` of a text which stands at `start`; `start` when there is none.
size_t skip_broken_interpolation(const Words& words, size_t start);

}  // namespace damson::syntax
