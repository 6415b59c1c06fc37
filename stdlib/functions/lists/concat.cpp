// Several lists as one.
#include "runtime/values/each_batch.h"
#include "runtime/values/with_storage.h"

namespace damson::functions {

namespace {

void run_concat_lists(std::span<const Column* const> lists, uint32_t rows, Column& out, KernelContext& context) {
  const bool constant = each_row_detail::all_constant(lists);
  out.rows = constant ? 1 : rows;
  out.mask = constant ? 0 : ~uint32_t{0};
  auto* offsets = context.arena.array<uint32_t>(size_t{out.rows} + 1);
  offsets[0] = 0;
  std::vector<uint32_t> which;
  std::vector<uint32_t> items;
  for (uint32_t row = 0; row < out.rows; ++row) {
    const RowFacts facts = gravest(lists, row);
    if (facts.state != State::present) {
      set_state(out, row, facts.state, facts.failure, context.arena);
    } else {
      for (uint32_t list = 0; list < lists.size(); ++list) {
        for (uint32_t item = lists[list]->first_item(row); item < lists[list]->last_item(row); ++item) {
          which.push_back(list);
          items.push_back(item);
        }
      }
    }
    offsets[row + 1] = static_cast<uint32_t>(items.size());
  }
  std::vector<const Column*> elements;
  for (const Column* list : lists) elements.push_back(list->children == nullptr ? list : &list->element());
  out.data = offsets;
  out.children = make_columns(1, context.arena);
  out.children[0] = interleave(out.type->element(), elements.data(), which.data(), items.data(),
                               static_cast<uint32_t>(items.size()), context.arena);
}

}  // namespace

Function concat() {
  return {
      .name = "concat",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary = "The items of several lists, one list after another.",
      .parameters = {{"lists", "The lists."}},
      .examples = {{R"(concat(["a"], ["b", "c"]))", R"(["a", "b", "c"])"}, {"[1] | concat([2], [1])", "[1, 2, 1]"}},
      .edge_cases = {{R"(missing | concat(["a"]))", "missing"},
                     {"[] | concat([])", "[]"},
                     {R"(["ü"] | concat([]))", R"(["ü"])"}},
      .body = each_batch({.slots = {{.type = Type::list_of(Type::variable("T")), .variadic = true}},
                          .result = Type::list_of(Type::variable("T"))},
                         Kernel(run_concat_lists)),
  };
}

}  // namespace damson::functions
