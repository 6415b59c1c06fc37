// What has to hold of values, each way of not holding with its rejection point.
#pragma once

#include "compiler/check/context.h"
#include "compiler/check/typed_build.h"

namespace damson::checking {

/// Of a value for a field of this type, at the context's place. Only what can happen gets a point.
Validation value_validation(Context& context, const DeclaredType& wanted, const ExpressionPtr& value);

/// Of a condition: an error in it rejects.
Validation condition_validation(Context& context, const ExpressionPtr& condition);

/// Of the fields that a map reads of its source. `texts_always_read`: the format has nothing but texts, so that a text
/// cannot fail to be one.
Validation source_validation(Context& context, const DeclaredType& record, const SourceUsage& usage,
                             bool texts_always_read);

/// Of the fields that lookups read; without points: breaking it is an error wherever the value is used.
Validation lookup_validation(Checking& all, const DeclaredType& record, const SourceUsage& usage,
                             bool texts_always_read);

}  // namespace damson::checking
