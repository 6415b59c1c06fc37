// Suggestions that may be wrong although they fit.
#pragma once

#include "compiler/driver/compile.h"

namespace damson {

/// Takes away suggestions to write the name or text of a declaration that nothing else in the spec uses: the
/// declaration may be what is misspelt, and everything that uses it right. The words of the problem go on naming it.
void hold_back_doubtful_suggestions(CompiledSpec& spec);

}  // namespace damson
