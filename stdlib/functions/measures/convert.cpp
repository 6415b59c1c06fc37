// A measure in another unit.
#include <fmt/format.h>

#include "runtime/values/each_batch.h"
#include "stdlib/dimensions/units.h"

namespace damson::functions {

namespace {

struct WantedUnit {
  dimensions::Unit unit;
  int places;
};

Result<WantedUnit> wanted_unit(const std::string& unit, int64_t places) {
  const auto found = dimensions::find_unit(unit);
  if (!found)
    return fail(fmt::format(
        "the unit \"{}\" is not known; there are mm, cm, m, in, ft, yd, g, kg, t, oz, lb, s, min, h", unit));
  if (places < 0 || places > 20) return fail("`places` must be between 0 and 20");
  return WantedUnit{*found, static_cast<int>(places)};
}

Result<Decimal> converted(const Decimal& value, Text unit, const WantedUnit& wanted, LossyRowContext& row) {
  const auto given = dimensions::find_unit(unit);
  if (!given) return fail(fmt::format("the unit \"{}\" is not known", unit));
  if (given->quantity != wanted.unit.quantity)
    return fail(fmt::format("{} cannot be given in {}", unit, wanted.unit.symbol));
  if (given->symbol == wanted.unit.symbol) return value;
  const auto base = multiply(value, given->in_base);
  const auto result = base ? divide(*base, wanted.unit.in_base, wanted.places) : std::nullopt;
  if (!result) return fail(fmt::format("{} {} is too large for {}", to_text(value), unit, wanted.unit.symbol));
  const Decimal shown = normalised(*result);  // as the field has it, so that the loss ledger says the same
  const auto back = multiply(shown, wanted.unit.in_base);
  if (!back || *back != *base) {
    row.lost(row.copy(fmt::format("{} {}", to_text(value), unit)),
             row.copy(fmt::format("{} {}", to_text(shown), wanted.unit.symbol)));
  }
  return shown;
}

/// Takes the record that `parse_measure` and `measure` give apart for a body that wants its parts.
std::vector<Overload> of_a_record(std::vector<Overload> of_parts) {
  const Overload plain = of_parts.front();
  Overload overload = plain;
  overload.slots.erase(overload.slots.begin(), overload.slots.begin() + 2);
  const Type record = Type::record_of({{"value", Type(TypeKind::decimal)}, {"unit", Type(TypeKind::text)}});
  overload.slots.insert(overload.slots.begin(), {.type = record});
  overload.bind = [plain](std::span<const Argument> arguments) -> Result<BoundCall> {
    const bool optional = arguments[0].type.optional() || arguments[0].type.is(TypeKind::nothing);
    std::vector<Argument> parts{{.type = Type(TypeKind::decimal).with_optional(optional), .constant = {}},
                                {.type = Type(TypeKind::text).with_optional(optional), .constant = {}}};
    parts.insert(parts.end(), arguments.begin() + 1, arguments.end());
    Result<BoundCall> call = plain.bind(parts);
    if (!call.ok()) return call;
    call->kernel = [kernel = call->kernel](std::span<const Column* const> columns, uint32_t rows, Column& out,
                                           KernelContext& context) {
      const Column& measure = *columns[0];
      if (measure.children == nullptr) {
        out = make_missing_column(*out.type, 1, context.arena);
        out.mask = 0;
        return;
      }
      // the facts of the whole record are those of its value
      Column value = measure.field(0);
      value.rows = measure.rows;
      value.mask = measure.mask;
      value.states = measure.states;
      value.failures = measure.failures;
      const std::array<const Column*, 2> given{&value, &measure.field(1)};
      kernel(given, rows, out, context);
    };
    return call;
  };
  return {std::move(overload)};
}

}  // namespace

Function convert() {
  return {
      .name = "convert",
      .family = "measures",
      .keeps = Keeps::everything,
      .summary = "The number of a measure in another unit: lengths, weights and times.",
      .details =
          "Rounded half away from zero where it does not come out even; what is rounded counts in the loss ledger.",
      .parameters = {{"measure", "A record with `value` and `unit`, as `parse_measure` and `measure` give it."},
                     {"unit", "The unit to give it in: mm, cm, m, in, ft, yd, g, kg, t, oz, lb, s, min or h."},
                     {"places", "How many digits behind the point at most.", ConstantValue{int64_t{6}}}},
      .examples = {{R"("12.5 cm" | parse_measure | convert("mm"))", "125"},
                   {R"("10 mm" | parse_measure | convert("in", places: 2))", "0.39"},
                   {R"(measure(9.5, "in") | convert("cm"))", "24.13"}},
      .edge_cases = {{R"(missing | convert("mm"))", "missing"},
                     {R"("" | parse_measure | convert("mm"))", R"(fails "not a number and a unit")"},
                     {R"("1 cm" | parse_measure | convert("kg"))", R"(fails "cannot be given in kg")"},
                     {R"("90 min" | parse_measure | convert("h"))", "1.5"},
                     {R"("1 cm" | parse_measure | convert("Füße"))", R"(fails "is not known")"},
                     {R"("1 cm" | parse_measure | convert("mm", places: -1))", R"(fails "between 0 and 20")"}},
      .body = of_a_record(each_row([](Decimal value, Text unit, const WantedUnit& wanted,
                                      LossyRowContext& row) { return converted(value, unit, wanted, row); },
                                   [](std::string unit, int64_t places) { return wanted_unit(unit, places); })),
  };
}

}  // namespace damson::functions
