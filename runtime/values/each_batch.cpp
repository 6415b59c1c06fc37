// Function bodies that look at whole columns or whole lists.
#include "runtime/values/each_batch.h"

#include <algorithm>
#include <set>
#include <utility>

#include "runtime/values/json_text.h"
#include "runtime/values/lossy_lists.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

bool sees_missing_values(const std::vector<Overload::Slot>& slots) {
  for (const Overload::Slot& slot : slots) {
    if (slot.sees_missing && !slot.constant) return true;
  }
  return false;
}

Type batch_result(const BatchBody& body, std::span<const Argument> arguments) {
  TypeBindings bindings;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Overload::Slot& slot = body.slots[std::min(i, body.slots.size() - 1)];
    const bool plain = slot.type.is(TypeKind::variable) && !slot.sees_missing;
    bind_variables(slot.type, plain ? arguments[i].type.required() : arguments[i].type, bindings);
  }
  return each_row_detail::bound_result(substituted(body.result, bindings), body.slots, arguments);
}

/// Which rows have no list to look at, and why.
RowFacts list_facts(const Column& list, uint32_t row) {
  RowFacts facts;
  add_facts(list, row, false, facts);
  if (facts.state == State::present) add_item_facts(list, row, facts);
  return facts;
}

void shape_like(const Column& argument, uint32_t rows, Column& out) {
  out.rows = argument.constant() ? 1 : rows;
  out.mask = argument.constant() ? 0 : ~uint32_t{0};
}

/// The items of a row's list that are not among those that were kept, nor equal to one of them. A missing one says
/// nothing.
void note_lost_items(const Column& list, uint32_t row, std::span<const uint32_t> kept, KernelContext& context) {
  if (context.losses == nullptr || list.constant()) return;
  constexpr size_t few = 4;  // that many are compared, more are looked up
  const auto digest_of = [&](uint32_t item) {
    const Hash128 hash = hash_value(list.element(), item);
    return std::pair(hash.low, hash.high);
  };
  std::set<std::pair<uint64_t, uint64_t>> values;
  for (const uint32_t item : kept) {
    if (kept.size() > few) values.insert(digest_of(item));
  }
  const auto stays = [&](uint32_t item) {
    if (kept.size() > few) return values.contains(digest_of(item));
    return std::ranges::any_of(kept,
                               [&](uint32_t other) { return same_value(list.element(), item, list.element(), other); });
  };
  for (uint32_t item = list.first_item(row); item < list.last_item(row); ++item) {
    if (!list.element().present(item)) continue;
    if (stays(item)) continue;
    std::string text;
    write_json(list.element(), item, text);
    context.losses->push_back({.row = row, .before = context.arena.copy(text), .after = Text()});
  }
}

/// The items that `pick` takes of each row's list, which is the first argument.
template <class Pick>
void run_each_list(const Pick& pick, bool lossy, std::span<const Column* const> arguments, uint32_t rows, Column& out,
                   KernelContext& context) {
  const Column& list = *arguments[0];
  const bool constant = each_row_detail::all_constant(arguments);
  out.rows = constant ? 1 : rows;
  out.mask = constant ? 0 : ~uint32_t{0};
  auto* offsets = context.arena.array<uint32_t>(size_t{out.rows} + 1);
  offsets[0] = 0;
  std::vector<uint32_t> picked;
  for (uint32_t row = 0; row < out.rows; ++row) {
    RowFacts facts = gravest(arguments, row);
    if (facts.state == State::present) add_item_facts(list, row, facts);
    if (facts.state == State::present) {
      const Result<Done> taken =
          pick(ListItems{list.element(), list.first_item(row), list.last_item(row)}, row, picked);
      if (!taken.ok()) {
        picked.resize(offsets[row]);
        each_row_detail::fail_row(out, row, taken.error().message, context);
      } else if (lossy) {
        note_lost_items(list, row, std::span(picked).subspan(offsets[row]), context);
      }
    } else {
      set_state(out, row, facts.state, facts.failure, context.arena);
    }
    offsets[row + 1] = static_cast<uint32_t>(picked.size());
  }
  out.data = offsets;
  out.children = make_columns(1, context.arena);
  if (list.children == nullptr) {
    out.children[0] = make_column(out.type->element(), 0, context.arena);
  } else {
    out.children[0] = gather(list.element(), picked.data(), static_cast<uint32_t>(picked.size()), context.arena);
  }
}

bool has_order(const Type& type) {
  bool scalar = false;
  with_storage(type.kind(), [&]<class T>() { scalar = true; });
  return (scalar && !type.is(TypeKind::any)) || type.is(TypeKind::nothing);
}

/// Refuses lists whose items have no order, where the body needs one.
std::vector<Overload> with_rule(ItemRule rule, std::vector<Overload> body) {
  if (rule == ItemRule::any) return body;
  auto bind = [plain = body.front().bind](std::span<const Argument> arguments) -> Result<BoundCall> {
    const Type& list = arguments[0].type;
    if (!list.is(TypeKind::list) || has_order(list.element())) return plain(arguments);
    return fail("the items must have an order (numbers, text, dates); these are " + to_text(list.element().required()));
  };
  body.front().bind = std::move(bind);
  return body;
}

void run_one_of_list(const PickItem& body, bool lossy, const Column& list, uint32_t rows, Column& out,
                     KernelContext& context) {
  Column made{.type = out.type};
  shape_like(list, rows, made);
  auto* picked = context.arena.zeroed<uint32_t>(made.rows);
  bool any_item = false;
  for (uint32_t row = 0; row < made.rows; ++row) {
    const RowFacts facts = list_facts(list, row);
    if (facts.state != State::present) {
      set_state(made, row, facts.state, facts.failure, context.arena);
      continue;
    }
    const auto item = body({list.element(), list.first_item(row), list.last_item(row)});
    if (!item.ok()) {
      each_row_detail::fail_row(made, row, item.error().message, context);
    } else if (!*item || !list.element().present(**item)) {
      set_state(made, row, State::missing, 0, context.arena);
    } else {
      picked[row] = **item;
      any_item = true;
    }
    if (lossy && item.ok())
      note_lost_items(list, row, *item ? std::span<const uint32_t>(&**item, 1) : std::span<const uint32_t>(), context);
  }
  Column values;
  if (any_item) {
    values = gather(list.element(), picked, made.rows, context.arena);
  } else {
    values = make_missing_column(*out.type, made.rows, context.arena);
  }
  values.type = out.type;
  values.rows = made.rows;
  values.mask = made.mask;
  values.states = made.states;
  values.failures = made.failures;
  out = values;
}

}  // namespace

std::vector<Overload> each_batch(BatchBody body, std::function<Result<BoundCall>(std::span<const Argument>)> bind) {
  Overload overload{.slots = body.slots,
                    .result = body.result,
                    .can_fail = body.can_fail,
                    .lossy = body.lossy,
                    .bind = std::move(bind)};
  return {std::move(overload)};
}

std::vector<Overload> each_batch(BatchBody body, Kernel kernel) {
  auto bind = [body, kernel = std::move(kernel)](std::span<const Argument> arguments) -> Result<BoundCall> {
    return BoundCall{.result = batch_result(body, arguments),
                     .kernel = kernel,
                     .can_fail = body.can_fail,
                     .lossy = body.lossy,
                     .sees_missing = sees_missing_values(body.slots)};
  };
  return each_batch(std::move(body), std::function<Result<BoundCall>(std::span<const Argument>)>(std::move(bind)));
}

std::vector<Overload> each_list(PickItems body, ItemRule rule) {
  const Type list = Type::list_of(Type::variable("T"));
  auto kernel = [body = std::move(body)](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                         KernelContext& context) {
    const auto pick = [&](const ListItems& items, uint32_t, std::vector<uint32_t>& picked) -> Result<Done> {
      body(items, picked);
      return Done{};
    };
    run_each_list(pick, false, arguments, rows, out, context);
  };
  return with_rule(rule, each_batch({.slots = {{.type = list}}, .result = list}, Kernel(std::move(kernel))));
}

namespace {

std::vector<Overload> counted_items(PickCounted body, bool lossy) {
  const Type list = Type::list_of(Type::variable("T"));
  auto kernel = [body = std::move(body), lossy](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                                KernelContext& context) {
    const auto pick = [&](const ListItems& items, uint32_t row, std::vector<uint32_t>& picked) {
      return body(items, arguments[1]->value<int64_t>(row), picked);
    };
    run_each_list(pick, lossy, arguments, rows, out, context);
  };
  return each_batch(
      {.slots = {{.type = list}, {.type = Type(TypeKind::integer)}}, .result = list, .can_fail = true, .lossy = lossy},
      Kernel(std::move(kernel)));
}

std::vector<Overload> item_of_list(PickItem body, PickOptions options, bool lossy) {
  const Type item = Type::variable("T").or_missing();
  auto kernel = [body = std::move(body), lossy](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                                KernelContext& context) {
    run_one_of_list(body, lossy, *arguments[0], rows, out, context);
  };
  return with_rule(
      options.rule,
      each_batch(
          {.slots = {{.type = Type::list_of(item)}}, .result = item, .can_fail = options.can_fail, .lossy = lossy},
          Kernel(std::move(kernel))));
}

}  // namespace

std::vector<Overload> each_list_with_count(PickCounted body) { return counted_items(std::move(body), false); }
std::vector<Overload> each_list_with_count_lossy(PickCounted body) { return counted_items(std::move(body), true); }

std::vector<Overload> one_of_list(PickItem body, PickOptions options) {
  return item_of_list(std::move(body), options, false);
}
std::vector<Overload> one_of_list_lossy(PickItem body, ItemRule rule) {
  return item_of_list(std::move(body), {.rule = rule}, true);
}

}  // namespace damson
