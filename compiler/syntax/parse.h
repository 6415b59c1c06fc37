// Text → tree and problems. Never fails: what cannot be read becomes error nodes.
#pragma once

#include <cstdint>

#include "compiler/syntax/tree.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/diagnostics/source_text.h"

namespace damson {

syntax::SyntaxTree parse(uint32_t text_id, const SourceTexts& texts, Problems& problems);

}  // namespace damson
