// A function's body written for one row, run over batches. The types of the call are read off the lambda:
//
//   each_row([](Text text, Text prefix) { return text.starts_with(prefix); })
//
// Parameters: Text, int64_t, bool, double, Decimal, Date, Time, DateTime, Any, PathText, ListView<T>, AnyList;
// `std::optional<X>` sees missing; `Rest<X>`, as the last, takes all remaining arguments. Result: one of those values
// or std::string; std::optional<X> may be missing, Result<X> may fail, Result<std::optional<X>> both. Not part of the
// call's signature: `RowContext&`, `LossyRowContext&` (makes the function lossy), `ListSink<T>&` (the result is a list;
// the lambda gives void, or Done in an optional or Result) and `const P&`, what `prepare` made of the constant
// arguments, which follow the others:
//
//   each_row([](Text text, const Regex& regex) { return regex.found_in(text); },
//            [](RegexLiteral pattern) { return compile(pattern); })
#pragma once

#include <tuple>

#include "runtime/values/row_input.h"

namespace damson {

namespace each_row_detail {

template <class T>
struct CallShape : CallShape<decltype(&T::operator())> {};
template <class C, class R, class... P>
struct CallShape<R (C::*)(P...) const> {
  using Returned = R;
  using Parameters = std::tuple<P...>;
  using Inputs = std::tuple<Input<P>...>;
  static constexpr size_t count = sizeof...(P);
};

/// The sink parameter's item type, or void.
template <class... P>
struct SinkOf {
  using Item = void;
};
template <class T, class... P>
struct SinkOf<ListSink<T>&, P...> {
  using Item = T;
};
template <class Q, class... P>
struct SinkOf<Q, P...> : SinkOf<P...> {};
template <class Tuple>
struct SinkOfTuple;
template <class... P>
struct SinkOfTuple<std::tuple<P...>> : SinkOf<P...> {};

template <class R>
struct ResultShape {
  using Value = R;
  static constexpr bool can_fail = false;
  static constexpr bool may_miss = false;
};
template <class T>
struct ResultShape<std::optional<T>> : ResultShape<T> {
  static constexpr bool may_miss = true;
};
template <class T>
struct ResultShape<Result<T>> : ResultShape<T> {
  static constexpr bool can_fail = true;
};

template <class V>
using StoredValue = std::conditional_t<std::is_same_v<V, std::string>, Text, V>;

void fail_row(Column& out, uint32_t row, const std::string& reason, KernelContext& context);

/// The result column while it is being filled.
template <class Value>
struct Output {
  using Storage = typename ValueTraits<StoredValue<Value>>::Storage;
  Output(Column& column, KernelContext& kernel_context) : out(column), context(kernel_context) {
    data = context.arena.array<Storage>(out.rows);
    out.data = data;
  }
  void put(uint32_t row, const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
      data[row] = context.arena.copy(value);
    } else {
      data[row] = ValueTraits<Value>::store(value);
    }
  }
  template <class T>
  void put(uint32_t row, const std::optional<T>& value) {
    if (value) return put(row, *value);
    none(row, State::missing, 0);
  }
  template <class T>
  void put(uint32_t row, const Result<T>& value) {
    if (value.ok()) return put(row, *value);
    data[row] = Storage{};
    fail_row(out, row, value.error().message, context);
  }
  void none(uint32_t row, State state, FailureId failure) {
    data[row] = Storage{};
    set_state(out, row, state, failure, context.arena);
  }
  void finish() {}
  void* sink() { return nullptr; }

  Column& out;
  KernelContext& context;
  Storage* data;
};

/// The same for a list that the lambda fills through a sink.
template <class Item>
struct ListOutput {
  ListOutput(Column& column, KernelContext& kernel_context) : out(column), context(kernel_context) {
    offsets = context.arena.array<uint32_t>(size_t{out.rows} + 1);
    offsets[0] = 0;
    out.data = offsets;
  }
  void put(uint32_t row, Done) { offsets[row + 1] = items.size(); }
  void put(uint32_t row, const std::optional<Done>& value) {
    if (value) return put(row, Done{});
    none(row, State::missing, 0);
  }
  template <class T>
  void put(uint32_t row, const Result<T>& value) {
    if (value.ok()) return put(row, *value);
    close(row);
    fail_row(out, row, value.error().message, context);
  }
  void none(uint32_t row, State state, FailureId failure) {
    close(row);
    set_state(out, row, state, failure, context.arena);
  }
  void close(uint32_t row) {
    items.cut(offsets[row]);
    offsets[row + 1] = offsets[row];
  }
  void finish() {
    out.children = context.arena.array<Column>(1);
    new (out.children) Column(items.column(out.type->element(), context.arena));
  }
  void* sink() { return &items; }

  Column& out;
  KernelContext& context;
  uint32_t* offsets;
  ListSink<Item> items;
};

template <class Body>
struct BodyShape {
  using Call = CallShape<Body>;
  using Returned = typename Call::Returned;
  using SinkItem = typename SinkOfTuple<typename Call::Parameters>::Item;
  static constexpr bool fills_list = !std::is_void_v<SinkItem>;
  using ReturnedShape = ResultShape<Returned>;
  static constexpr bool can_fail = ReturnedShape::can_fail;

  static Type result() {
    Type type;
    if constexpr (fills_list) {
      type = Type::list_of(ValueTraits<SinkItem>::type());
    } else {
      type = ValueTraits<StoredValue<typename ReturnedShape::Value>>::type();
    }
    return type.with_optional(ReturnedShape::may_miss);
  }
};

inline bool all_constant(std::span<const Column* const> arguments) {
  for (const Column* argument : arguments) {
    if (!argument->constant()) return false;
  }
  return true;
}

template <class Body>
void run_rows(const Body& body, const void* prepared, std::span<const Column* const> arguments, uint32_t rows,
              Column& out, KernelContext& context) {
  using Shape = BodyShape<Body>;
  const bool constant = all_constant(arguments);
  out.rows = constant ? 1 : rows;
  out.mask = constant ? 0 : ~uint32_t{0};
  auto output = [&] {
    if constexpr (Shape::fills_list) {
      return ListOutput<typename Shape::SinkItem>(out, context);
    } else {
      return Output<typename Shape::ReturnedShape::Value>(out, context);
    }
  }();
  LossyRowContext row_context(context);
  const RowFrame frame{&row_context, prepared, output.sink()};
  ColumnQueue queue{arguments};

  [&]<size_t... I>(std::index_sequence<I...>) {
    using Inputs = typename Shape::Call::Inputs;
    const Inputs inputs{std::tuple_element_t<I, Inputs>(queue, frame)...};
    const bool careful = (std::get<I>(inputs).may_have_facts() || ... || false);
    const auto run_row = [&](uint32_t row) {
      row_context.at_row(row);
      if constexpr (std::is_void_v<typename Shape::Returned>) {
        body(std::get<I>(inputs).get(row)...);
        output.put(row, Done{});
      } else {
        output.put(row, body(std::get<I>(inputs).get(row)...));
      }
    };
    if (!careful) {
      for (uint32_t row = 0; row < out.rows; ++row) run_row(row);
      return;
    }
    for (uint32_t row = 0; row < out.rows; ++row) {
      RowFacts facts;
      (std::get<I>(inputs).facts(row, facts), ...);
      if (facts.state == State::present) {
        run_row(row);
      } else {
        output.none(row, facts.state, facts.failure);
      }
    }
  }(std::make_index_sequence<Shape::Call::count>());
  output.finish();
}

struct PrepareNothing {
  Done operator()() const { return {}; }
};

template <class P>
struct PreparedOf {
  using type = P;
};
template <class P>
struct PreparedOf<Result<P>> {
  using type = P;
};

template <class P>
void add_slot(std::vector<Overload::Slot>& slots) {
  if constexpr (Input<P>::is_argument) {
    slots.push_back({.type = Input<P>::type(), .sees_missing = Input<P>::sees_missing, .variadic = Input<P>::variadic});
  }
}
template <class... P>
void add_slots(std::vector<Overload::Slot>& slots, std::type_identity<std::tuple<P...>>) {
  (add_slot<P>(slots), ...);
}
template <class... P>
void add_constant_slots(std::vector<Overload::Slot>& slots, std::type_identity<std::tuple<P...>>) {
  (slots.push_back({.type = ConstantInput<std::decay_t<P>>::type(),
                    .constant = true,
                    .sees_missing = ConstantInput<std::decay_t<P>>::type().optional(),
                    .variadic = ConstantInput<std::decay_t<P>>::variadic}),
   ...);
}

template <class Prepare, class... P>
auto prepare_call(const Prepare& prepare, [[maybe_unused]] std::span<const Argument> arguments,
                  [[maybe_unused]] size_t at, std::type_identity<std::tuple<P...>>) {
  std::tuple<std::decay_t<P>...> values{ConstantInput<std::decay_t<P>>::read(arguments, at)...};
  return std::apply(prepare, std::move(values));
}

template <class... P>
constexpr bool any_lossy(std::type_identity<std::tuple<P...>>) {
  return (Input<P>::lossy || ... || false);
}

/// `result`, optional also where an argument that the body does not look at may be missing.
Type bound_result(const Type& result, const std::vector<Overload::Slot>& slots, std::span<const Argument> arguments);

}  // namespace each_row_detail

template <class Body, class Prepare>
std::vector<Overload> each_row(Body body, Prepare prepare) {
  namespace detail = each_row_detail;
  using Shape = detail::BodyShape<Body>;
  using Parameters = std::type_identity<typename Shape::Call::Parameters>;
  using Constants = std::type_identity<typename detail::CallShape<Prepare>::Parameters>;

  Overload overload;
  detail::add_slots(overload.slots, Parameters());
  const size_t value_slots = overload.slots.size();
  detail::add_constant_slots(overload.slots, Constants());
  overload.result = Shape::result();
  overload.can_fail = Shape::can_fail;
  overload.lossy = detail::any_lossy(Parameters());
  bool sees_missing = false;
  for (const Overload::Slot& slot : overload.slots)
    sees_missing = sees_missing || (slot.sees_missing && !slot.constant);

  overload.bind = [body, prepare, value_slots, sees_missing, slots = overload.slots, result = overload.result,
                   can_fail = overload.can_fail,
                   lossy = overload.lossy](std::span<const Argument> arguments) -> Result<BoundCall> {
    auto made = detail::prepare_call(prepare, arguments, value_slots, Constants());
    using Made = decltype(made);
    using Prepared = typename detail::PreparedOf<Made>::type;
    std::shared_ptr<const Prepared> prepared;
    if constexpr (std::is_same_v<Made, Prepared>) {
      prepared = std::make_shared<const Prepared>(std::move(made));
    } else {
      if (!made.ok()) return made.error();
      prepared = std::make_shared<const Prepared>(std::move(made).value());
    }
    return BoundCall{
        .result = detail::bound_result(result, slots, arguments),
        .kernel = [body, prepared](
                      std::span<const Column* const> columns, uint32_t rows, Column& out,
                      KernelContext& context) { detail::run_rows(body, prepared.get(), columns, rows, out, context); },
        .can_fail = can_fail,
        .lossy = lossy,
        .sees_missing = sees_missing};
  };
  return {std::move(overload)};
}

template <class Body>
std::vector<Overload> each_row(Body body) {
  return each_row(std::move(body), each_row_detail::PrepareNothing());
}

/// Several signatures of one function, in the order in which they are tried.
template <class... More>
std::vector<Overload> overloads(std::vector<Overload> first, More... more) {
  (first.insert(first.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())), ...);
  return first;
}

}  // namespace damson
