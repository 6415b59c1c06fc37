// A list of lists as one list.
#include "runtime/values/each_batch.h"
#include "runtime/values/with_storage.h"

namespace damson::functions {

namespace {

void run_flatten(const Column& lists, uint32_t rows, Column& out, KernelContext& context) {
  out.rows = lists.constant() ? 1 : rows;
  out.mask = lists.constant() ? 0 : ~uint32_t{0};
  auto* offsets = context.arena.array<uint32_t>(size_t{out.rows} + 1);
  offsets[0] = 0;
  std::vector<uint32_t> picked;
  for (uint32_t row = 0; row < out.rows; ++row) {
    RowFacts facts;
    add_facts(lists, row, false, facts);
    if (facts.state == State::present) add_item_facts(lists, row, facts);
    if (facts.state != State::present) {
      set_state(out, row, facts.state, facts.failure, context.arena);
    } else {
      for (uint32_t list = lists.first_item(row); list < lists.last_item(row); ++list) {
        const Column& inner = lists.element();
        if (!inner.present(list) || inner.data == nullptr) continue;
        for (uint32_t item = inner.first_item(list); item < inner.last_item(list); ++item) picked.push_back(item);
      }
    }
    offsets[row + 1] = static_cast<uint32_t>(picked.size());
  }
  out.data = offsets;
  out.children = make_columns(1, context.arena);
  if (picked.empty()) {
    out.children[0] = make_column(out.type->element(), 0, context.arena);
  } else {
    out.children[0] =
        gather(lists.element().element(), picked.data(), static_cast<uint32_t>(picked.size()), context.arena);
  }
}

}  // namespace

Function flatten() {
  return {
      .name = "flatten",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary = "The items of all lists of a list, in order.",
      .details = "A list that is missing adds nothing.",
      .parameters = {{"lists", "The list of lists."}},
      .examples = {{"[[1, 2], [3]] | flatten", "[1, 2, 3]"}, {R"([["a"], []] | flatten)", R"(["a"])"}},
      .edge_cases = {{"missing | flatten | count", "missing"},
                     {"[] | flatten", "[]"},
                     {R"([["ü"], missing, ["b"]] | flatten)", R"(["ü", "b"])"}},
      .body = each_batch({.slots = {{.type = Type::list_of(Type::list_of(Type::variable("T")).or_missing())}},
                          .result = Type::list_of(Type::variable("T"))},
                         Kernel([](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                   KernelContext& context) { run_flatten(*arguments[0], rows, out, context); })),
  };
}

}  // namespace damson::functions
