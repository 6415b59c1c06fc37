// The smallest or largest of several values.
#include "stdlib/support/extremes.h"

namespace damson {

namespace {

bool goes_before(int order, Extreme extreme) { return extreme == Extreme::smallest ? order < 0 : order > 0; }

void run_extreme(Extreme extreme, std::span<const Column* const> values, uint32_t rows, Column& out,
                 KernelContext& context) {
  auto* which = context.arena.zeroed<uint32_t>(rows);
  auto* places = context.arena.array<uint32_t>(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    places[row] = row;
    for (uint32_t i = 1; i < values.size(); ++i) {
      const Column& best = *values[which[row]];
      // the gravest state takes the row, as it does everywhere
      const bool graver = values[i]->state(row) > best.state(row);
      const bool better = best.present(row) && values[i]->present(row) &&
                          goes_before(compare_values(*values[i], row, best, row), extreme);
      if (graver || better) which[row] = i;
    }
  }
  out = interleave(*out.type, values.data(), which, places, rows, context.arena);
}

}  // namespace

std::optional<uint32_t> extreme_item(const ListItems& items, Extreme extreme) {
  std::optional<uint32_t> best;
  for (uint32_t item = items.first; item < items.last; ++item) {
    if (!items.element.present(item)) continue;
    if (!best || goes_before(compare_values(items.element, item, items.element, *best), extreme)) best = item;
  }
  return best;
}

Result<BoundCall> bind_extreme(std::span<const Argument> arguments, Extreme extreme) {
  Type result;
  bool optional = false;
  for (const Argument& argument : arguments) {
    const auto common = common_type(result.required(), argument.type.required());
    if (!common)
      return fail("the values must be of one type; these are " + with_article(result) + " and " +
                  with_article(argument.type));
    result = common->required();
    optional = optional || argument.type.optional() || argument.type.is(TypeKind::nothing);
  }
  if (result.is(TypeKind::list) || result.is(TypeKind::record) || result.is(TypeKind::any) ||
      result.is(TypeKind::variable)) {
    return fail("the values must have an order (numbers, text, dates); these are " + with_article(result));
  }
  return BoundCall{.result = result.with_optional(optional),
                   .kernel = [extreme](std::span<const Column* const> values, uint32_t rows, Column& out,
                                       KernelContext& context) { run_extreme(extreme, values, rows, out, context); }};
}

}  // namespace damson
