// A number and a unit together, as a record.
#include <fmt/format.h>

#include "runtime/values/each_batch.h"
#include "runtime/values/with_storage.h"
#include "stdlib/dimensions/units.h"

namespace damson::functions {

namespace {

void run_measure(std::span<const Column* const> parts, uint32_t rows, Column& out, KernelContext& context) {
  const Type* type = out.type;
  const bool constant = each_row_detail::all_constant(parts);
  const uint32_t count = constant ? 1 : rows;
  out = make_column(*type, count, context.arena);
  out.type = type;
  for (uint32_t row = 0; row < count; ++row) {
    const RowFacts facts = gravest(parts, row);
    out.field(0).values<Decimal>()[row] = {};
    out.field(1).values<Text>()[row] = {};
    if (facts.state != State::present) {
      set_state(out, row, facts.state, facts.failure, context.arena);
      continue;
    }
    const Text written = parts[1]->value<Text>(row);
    const auto unit = dimensions::find_unit(written);
    if (!unit) {
      each_row_detail::fail_row(out, row, fmt::format("the unit \"{}\" is not known", written), context);
      continue;
    }
    out.field(0).values<Decimal>()[row] = parts[0]->value<Decimal>(row);
    out.field(1).values<Text>()[row] = context.arena.copy(unit->symbol);
  }
  if (!constant) return;
  out.mask = 0;
  out.field(0).mask = 0;
  out.field(1).mask = 0;
}

}  // namespace

Function measure() {
  return {
      .name = "measure",
      .family = "measures",
      .keeps = Keeps::everything,
      .summary = "A number and its unit as a record with the fields `value` and `unit`, for `convert`.",
      .parameters = {{"value", "The number."}, {"unit", "Its unit, by symbol or English name."}},
      .examples = {{R"(measure(394, "mm"))", R"({ value: 394, unit: "mm" })"},
                   {R"(measure(1.5, "Kilograms") | convert("g"))", "1500"}},
      .edge_cases = {{R"(measure(missing, "mm"))", "missing"},
                     {R"(measure(1, ""))", R"(fails "is not known")"},
                     {R"(measure(1, "Fuß"))", R"(fails "is not known")"}},
      .body =
          each_batch({.slots = {{.type = Type(TypeKind::decimal)}, {.type = Type(TypeKind::text)}},
                      .result = Type::record_of({{"value", Type(TypeKind::decimal)}, {"unit", Type(TypeKind::text)}}),
                      .can_fail = true},
                     Kernel(run_measure)),
  };
}

}  // namespace damson::functions
