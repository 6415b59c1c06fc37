// Building typed expressions: what each kind's type and facts follow from.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/check/typed_program.h"
#include "runtime/values/operators/operators.h"

namespace damson::checking {

using typed::ExpressionPtr;

ExpressionPtr make_literal(ConstantValue value, Type type, Span span);
ExpressionPtr make_missing(Span span);
/// A use of a binding. `facts` count when it has no value of its own.
ExpressionPtr make_reference(const typed::BindingPtr& binding, const typed::PartFacts& facts, Span span);
/// `record.field`, or the list of that field where `record` is a list of records.
ExpressionPtr make_field(const ExpressionPtr& record, uint32_t field, Span span);
ExpressionPtr make_call(BoundCall bound, std::string call, std::vector<ExpressionPtr> arguments, Span span,
                        int loss = -1);
/// An operator whose operands are known to go with it.
ExpressionPtr make_operator(Operator op, std::vector<ExpressionPtr> operands, Span span);
ExpressionPtr make_record(Type type, std::vector<ExpressionPtr> fields, bool missing_when_empty, Span span);
ExpressionPtr make_list(Type type, std::vector<ExpressionPtr> items, Span span);
ExpressionPtr make_for_each(const ExpressionPtr& list, typed::BindingPtr item, std::vector<typed::Omit> omits,
                            const ExpressionPtr& value, Span span);
/// `value`, and `otherwise` in its place where it is in the state `fact`.
ExpressionPtr make_handled(const ExpressionPtr& value, State fact, const ExpressionPtr& otherwise, Span span);

/// The facts of a value as a part of another.
typed::PartFacts facts_of(const typed::Expression& value);
void add_facts(typed::PartFacts& into, const typed::PartFacts& from);
/// It or any part of it.
bool any_error(const typed::Expression& value);
bool any_error(const typed::PartFacts& facts);
bool any_unmatched(const typed::Expression& value);
bool any_unmatched(const typed::PartFacts& facts);

/// The value when it is known while checking.
const ConstantValue* constant_of(const typed::Expression& value);
/// The value that an action leaves; null for reject and skip.
ExpressionPtr value_of(const typed::Action& action);

}  // namespace damson::checking
