// Constants and texts in words: for messages, and to identify a call.
#pragma once

#include <string>

#include "compiler/syntax/literal.h"
#include "runtime/diagnostics/source_text.h"
#include "runtime/values/function.h"

namespace damson::checking {

/// As a spec would write it.
std::string constant_text(const ConstantValue& value);
/// A text without its quotes, interpolations as they are written: what rules and points say.
std::string template_text(const SourceTexts& texts, const syntax::TextExpression& text);
size_t count_code_points(std::string_view text);
/// "a", "a and b", "a, b and c"
std::string enumeration(const std::vector<std::string>& words, std::string_view last_join = "and");

}  // namespace damson::checking
