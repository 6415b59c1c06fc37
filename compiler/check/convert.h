// Bringing values to the types that are wanted of them: int to decimal, texts that spell dates, arms of one type.
#pragma once

#include "compiler/check/context.h"
#include "compiler/check/typed_build.h"

namespace damson::checking {

/// A type that values of both go into without a function; nothing when there is none.
std::optional<Type> joined_type(const Type& a, const Type& b);

/// Whether values of `from` are written alike as those of `to`: nothing has to be done. Optionality does not count.
bool same_form(const Type& from, const Type& to);

/// `value` as a `wanted`, still missing where it is. Null when that takes a function (not reported), or when a text
/// does not spell what it has to (reported).
struct Conversion {
  ExpressionPtr value;
  bool reported = false;
};
Conversion convert(Context& context, const ExpressionPtr& value, const Type& wanted);

/// The same; reports that `whose` wants another type.
ExpressionPtr convert_or_report(Context& context, const ExpressionPtr& value, const Type& wanted,
                                std::string_view whose, std::optional<Span> declared = {});

/// All values in one common type, texts that spell dates beside dates included. Empty (and a problem, said of `what`)
/// when they have none. Null values stay null.
std::vector<ExpressionPtr> to_common_type(Context& context, std::vector<ExpressionPtr> values, std::string_view what);

/// What would turn one type into the other: "use `parse_int`"; empty when nothing is known to.
std::string conversion_hint(const Type& from, const Type& to);

}  // namespace damson::checking
