// The figures that `expect` speaks of: `count(assets)`, `rejected(artworks)`, `sum(assets.price)`, `unused(people)`.
#pragma once

#include "compiler/check/expression.h"

namespace damson::checking {

/// What one expectation asks for, each figure once.
struct FiguresAsked {
  std::vector<std::pair<Figure, typed::BindingPtr>> figures;
};

/// Whether a call names a figure: only in an `expect`.
bool names_a_figure(const Context& context, const syntax::CallExpression& call);
ExpressionPtr check_figure(Context& context, const syntax::CallExpression& call);

/// What a percentage is of: the records of a target or lookup, the units of a source.
ExpressionPtr check_whole(Context& context, const syntax::Name& name);

/// An `expect` that wants a record. Null.
ExpressionPtr report_no_records(Context& context, Span span);

}  // namespace damson::checking
