// Checking expressions: one function a group of them, each in a file of its own.
#pragma once

#include "compiler/check/context.h"
#include "compiler/check/typed_build.h"

namespace damson::checking {

/// Null after a problem (here or where something it uses is declared). `expected` is what a record built by `for` is
/// for.
ExpressionPtr check_expression(Context& context, const syntax::Expression& expression,
                               const DeclaredType* expected = nullptr);
/// The same for a node that may be absent because it could not be read.
ExpressionPtr check_expression(Context& context, const syntax::ExpressionPtr& expression,
                               const DeclaredType* expected = nullptr);

/// A condition: bool, neither always true nor always false, its lookups handled.
ExpressionPtr check_condition(Context& context, const syntax::ExpressionPtr& condition, std::string_view what);
/// The text of a reason or warning: always present.
ExpressionPtr check_message(Context& context, const syntax::TextExpression& text);

// names.cpp
ExpressionPtr check_name(Context& context, const syntax::Name& name);
/// Whether a name stands for something here.
bool is_known_name(const Context& context, const syntax::Name& name);
/// Whether it is a misspelt one.
bool is_near_name(const Context& context, const syntax::Name& name);
ExpressionPtr check_field(Context& context, const syntax::FieldExpression& field);
/// The source or lookup that an expression names; null when it names something else.
Source* source_named(Context& context, const syntax::Expression& expression);

// literals.cpp
ExpressionPtr check_text(Context& context, const syntax::TextExpression& text);
ExpressionPtr check_integer(Context& context, const syntax::IntegerExpression& integer, bool negative);
ExpressionPtr check_decimal(Context& context, const syntax::DecimalExpression& decimal, bool negative);
ExpressionPtr check_regex_literal(Context& context, const syntax::RegexExpression& regex);
ExpressionPtr check_list(Context& context, const syntax::ListExpression& list);

// operators.cpp
ExpressionPtr check_unary(Context& context, const syntax::UnaryExpression& unary);
ExpressionPtr check_binary(Context& context, const syntax::BinaryExpression& binary);
ExpressionPtr check_is(Context& context, const syntax::IsExpression& is);
/// Whether a field of the mapped source never holds the text: its connector takes it for missing.
bool is_never(const Context& context, const ExpressionPtr& field, const std::string& text);

// calls.cpp
ExpressionPtr check_call(Context& context, const syntax::CallExpression& call);

// lookups.cpp
ExpressionPtr check_bracket(Context& context, const syntax::BracketExpression& bracket);

// for_each.cpp
ExpressionPtr check_for(Context& context, const syntax::ForExpression& loop, const DeclaredType* expected);

// choices.cpp
ExpressionPtr check_if(Context& context, const syntax::IfExpression& choice, const DeclaredType* expected);
ExpressionPtr check_case(Context& context, const syntax::CaseExpression& choice);

// handled.cpp
ExpressionPtr check_handled(Context& context, const syntax::HandledExpression& handled, const DeclaredType* expected);
/// Reports the lookup in `value` whose unmatched nobody handles; null then, else `value`.
ExpressionPtr require_matched(Context& context, const ExpressionPtr& value);

}  // namespace damson::checking
