// A value as text.
#include "runtime/values/each_batch.h"
#include "runtime/values/operators/operators.h"

namespace damson::functions {

namespace {

Result<BoundCall> bind_to_text(std::span<const Argument> arguments) {
  const Type& type = arguments[0].type;
  if (type.is(TypeKind::list) || type.is(TypeKind::record) || type.is(TypeKind::any) || type.is(TypeKind::variable)) {
    return fail("`to_text` needs a single value; this is " + with_article(type));
  }
  return bind_operator(Operator::concat, std::span(&type, 1));
}

}  // namespace

Function to_text() {
  return {
      .name = "to_text",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "A value as the text that stands for it: numbers plain, dates as YYYY-MM-DD.",
      .parameters = {{"value", "A text, number, bool, path, date, time or datetime."}},
      .examples = {{"12.50 | to_text", R"("12.50")"}, {"true | to_text", R"("true")"}},
      .edge_cases = {{"missing | to_text", "missing"}, {R"("" | to_text)", R"("")"}},
      .body = each_batch({.slots = {{.type = Type::variable("T")}}, .result = Type(TypeKind::text)},
                         std::function<Result<BoundCall>(std::span<const Argument>)>(bind_to_text)),
  };
}

}  // namespace damson::functions
