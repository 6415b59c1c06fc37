// Whether a text holds another, or a list an item.
#include "runtime/values/each_batch.h"
#include "runtime/values/operators/operators.h"

namespace damson::functions {

namespace {

/// The operator `in`, the list first.
std::vector<Overload> list_contains() {
  const Type item = Type::variable("T");
  auto bind = [](std::span<const Argument> arguments) -> Result<BoundCall> {
    const std::vector<Type> operands{arguments[1].type, arguments[0].type};
    auto bound = bind_operator(Operator::contained_in, operands);
    if (!bound.ok()) return bound.error();
    BoundCall call = std::move(bound).value();
    call.kernel = [kernel = call.kernel](std::span<const Column* const> columns, uint32_t rows, Column& out,
                                         KernelContext& context) {
      const std::vector<const Column*> swapped{columns[1], columns[0]};
      kernel(swapped, rows, out, context);
    };
    return call;
  };
  return each_batch(
      {.slots = {{.type = Type::list_of(item.or_missing())}, {.type = item}}, .result = Type(TypeKind::boolean)},
      std::function<Result<BoundCall>(std::span<const Argument>)>(bind));
}

}  // namespace

Function contains() {
  return {
      .name = "contains",
      .family = "text",
      .summary = "Whether a text holds `part`, or a list has it as an item.",
      .parameters = {{"text", "The text or list to look at."}, {"part", "What should be in it."}},
      .examples = {{R"("oil on canvas" | contains("canvas"))", "true"},
                   {R"(["oil", "gouache"] | contains("oil"))", "true"},
                   {"[1, 2] | contains(3)", "false"}},
      .edge_cases = {{R"(missing | contains("a"))", "missing"},
                     {R"("" | contains("a"))", "false"},
                     {R"("Grüße" | contains("üß"))", "true"}},
      .body = overloads(each_row([](Text text, Text part) { return text.find(part) != Text::npos; }), list_contains()),
  };
}

}  // namespace damson::functions
