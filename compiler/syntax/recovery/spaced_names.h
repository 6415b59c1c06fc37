// Names with spaces and signs in them that stand without backquotes, read as the one name that each is.
#pragma once

#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// Finds them in the lines of schemas, goes on to where the same names are used, and tells of all of them at once. Also
/// tells of a header line that stands in the place of a schema's fields. Only for texts that do not parse as they are,
/// or that have such a call.
void read_spaced_names(Words& words, SyntaxProblems& problems);

/// Whether a name with brackets in it, which the spec has in backquotes, stands somewhere without them: `Height (cm)`
/// reads as a call then.
bool calls_spaced_name(const Words& words);

}  // namespace damson::syntax
