// Two lists side by side.
#include <fmt/format.h>

#include "runtime/values/each_batch.h"
#include "runtime/values/with_storage.h"

namespace damson::functions {

namespace {

/// One of the two lists while the pairs are made; the place behind its items stands for missing.
struct ZippedSide {
  const Column& list;
  std::vector<uint32_t> which = {};  // 0: an item, 1: missing
  std::vector<uint32_t> items = {};

  void add(uint32_t row, uint32_t index) {
    const uint32_t item = list.first_item(row) + index;
    const bool there = item < list.last_item(row);
    which.push_back(there ? 0 : 1);
    items.push_back(there ? item : 0);
  }
  Column column(const Type& type, Arena& arena) const {
    Column* nothing = make_columns(1, arena);
    *nothing = make_missing_column(type, 1, arena);
    const std::array<const Column*, 2> sources{list.children == nullptr ? nothing : &list.element(), nothing};
    return interleave(type, sources.data(), which.data(), items.data(), static_cast<uint32_t>(items.size()), arena);
  }
};

void run_zip_groups(bool fill, std::span<const Column* const> lists, uint32_t rows, Column& out,
                    KernelContext& context) {
  const bool constant = each_row_detail::all_constant(lists);
  out.rows = constant ? 1 : rows;
  out.mask = constant ? 0 : ~uint32_t{0};
  auto* offsets = context.arena.array<uint32_t>(size_t{out.rows} + 1);
  offsets[0] = 0;
  ZippedSide a{*lists[0]};
  ZippedSide b{*lists[1]};
  for (uint32_t row = 0; row < out.rows; ++row) {
    const RowFacts facts = gravest(lists, row);
    if (facts.state != State::present) {
      set_state(out, row, facts.state, facts.failure, context.arena);
      offsets[row + 1] = offsets[row];
      continue;
    }
    const uint32_t size_a = lists[0]->last_item(row) - lists[0]->first_item(row);
    const uint32_t size_b = lists[1]->last_item(row) - lists[1]->first_item(row);
    const bool uneven = size_a != size_b && !fill;
    if (uneven)
      each_row_detail::fail_row(out, row, fmt::format("the lists have {} and {} items", size_a, size_b), context);
    const uint32_t size = uneven ? 0 : std::max(size_a, size_b);
    for (uint32_t i = 0; i < size; ++i) {
      a.add(row, i);
      b.add(row, i);
    }
    offsets[row + 1] = offsets[row] + size;
  }
  const Type& record = out.type->element();
  Column pairs{.type = &record, .rows = offsets[out.rows]};
  pairs.children = make_columns(2, context.arena);
  pairs.children[0] = a.column(record.fields()[0].type, context.arena);
  pairs.children[1] = b.column(record.fields()[1].type, context.arena);
  out.data = offsets;
  out.children = make_columns(1, context.arena);
  out.children[0] = pairs;
}

Type item_type(const Type& list, bool fill) {
  const Type item = list.is(TypeKind::list) ? list.element() : Type();
  return fill ? item.or_missing() : item;
}

Result<BoundCall> bind_zip_groups(std::span<const Argument> arguments) {
  const auto& uneven = std::get<std::string>(arguments[2].constant->value);
  if (uneven != "fail" && uneven != "missing") return fail("`uneven` is \"fail\" or \"missing\"");
  const bool fill = uneven == "missing";
  const Type record =
      Type::record_of({{"a", item_type(arguments[0].type, fill)}, {"b", item_type(arguments[1].type, fill)}});
  const auto may_miss = [](const Argument& argument) {
    return argument.type.optional() || argument.type.is(TypeKind::nothing);
  };
  return BoundCall{.result = Type::list_of(record).with_optional(may_miss(arguments[0]) || may_miss(arguments[1])),
                   .kernel = [fill](std::span<const Column* const> lists, uint32_t rows, Column& out,
                                    KernelContext& context) { run_zip_groups(fill, lists, rows, out, context); },
                   .can_fail = !fill};
}

}  // namespace

Function zip_groups() {
  return {
      .name = "zip_groups",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary = "The items of two lists side by side, as a list of records with the fields `a` and `b`.",
      .parameters =
          {{"a", "The first list."},
           {"b", "The second list."},
           {"uneven",
            R"(What becomes of lists of different lengths: "fail", or "missing" for what the shorter one lacks.)",
            ConstantValue{std::string("fail")}}},
      .examples = {{R"(zip_groups(["oil", "ink"], [1, 2]))", R"([{ a: "oil", b: 1 }, { a: "ink", b: 2 }])"},
                   {R"(zip_groups(["oil"], [1, 2], uneven: "missing"))",
                    R"([{ a: "oil", b: 1 }, { a: missing, b: 2 }])"}},
      .edge_cases = {{"missing | zip_groups([1]) | count", "missing"},
                     {"zip_groups([], []) | count", "0"},
                     {R"(zip_groups(["ü"], [1, 2]))", R"(fails "have 1 and 2 items")"}},
      .body = each_batch(
          {.slots = {{.type = Type::list_of(Type::variable("A"))},
                     {.type = Type::list_of(Type::variable("B"))},
                     {.type = Type(TypeKind::text), .constant = true}},
           .result = Type::list_of(Type::record_of({{"a", Type::variable("A")}, {"b", Type::variable("B")}})),
           .can_fail = true},
          std::function<Result<BoundCall>(std::span<const Argument>)>(bind_zip_groups)),
  };
}

}  // namespace damson::functions
