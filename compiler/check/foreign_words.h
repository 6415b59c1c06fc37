// What other languages call things, where the checker meets it: calls, values and fields behind a dot.
#pragma once

#include "compiler/check/context.h"
#include "compiler/syntax/expression.h"
#include "runtime/diagnostics/problem_draft.h"

namespace damson::checking {

/// Says how a call of another language is written here; false when the table does not know it.
bool explain_foreign_call(const Context& context, ProblemDraft& draft, const syntax::CallExpression& call);
/// The same for a name that stands where a value does.
bool explain_foreign_value(ProblemDraft& draft, const syntax::Name& name);
/// `title.length`, as JavaScript has it: the object and what stands behind the dot.
bool explain_foreign_field(const Context& context, ProblemDraft& draft, const syntax::FieldExpression& field);

/// `replacement` as it has to be written to stand at `span`: in parentheses where what stands around would tear it
/// apart.
std::string in_place_of(const SourceTexts& texts, Span span, const std::string& replacement);

/// An expression as it is written, on one line.
std::string written(const SourceTexts& texts, Span span);

}  // namespace damson::checking
