// How each parameter of a row's function gets its value: from columns, from the context, from what was prepared.
#pragma once

#include <memory>

#include "runtime/values/function.h"
#include "runtime/values/row_context.h"
#include "runtime/values/views.h"

namespace damson {

/// Adds the facts of one argument's row to those of the arguments before it; the gravest wins.
inline void add_facts(const Column& column, uint32_t row, bool sees_missing, RowFacts& facts) {
  const State state = column.state(row);
  if (state <= facts.state || (sees_missing && state == State::missing)) return;
  facts = {state, column.failure(row)};
}
/// The same for the items of a list that is present: a missing item is none of the list's business, an error is.
void add_item_facts(const Column& list, uint32_t row, RowFacts& facts);

inline bool has_states(const Column& column) {
  if (column.states != nullptr) return true;
  return column.type->is(TypeKind::list) && column.children != nullptr && column.element().states != nullptr;
}

/// The columns that are not yet given to a parameter.
struct ColumnQueue {
  std::span<const Column* const> columns;
  const Column* next() {
    const Column* column = columns.front();
    columns = columns.subspan(1);
    return column;
  }
};

/// Where injected parameters come from.
struct RowFrame {
  LossyRowContext* context;
  const void* prepared;
  void* sink;
};

struct InputDefaults {
  static constexpr bool is_argument = true;
  static constexpr bool sees_missing = false;
  static constexpr bool variadic = false;
  static constexpr bool lossy = false;
};

/// One argument whose row is there.
template <class T>
struct Input : InputDefaults {
  using Storage = typename ValueTraits<T>::Storage;
  static Type type() { return ValueTraits<T>::type(); }
  Input(ColumnQueue& queue, const RowFrame&)
      : column(queue.next()), data(column->values<Storage>()), mask(column->mask) {}
  T get(uint32_t row) const { return ValueTraits<T>::from(data[row & mask]); }
  void facts(uint32_t row, RowFacts& facts) const { add_facts(*column, row, false, facts); }
  bool may_have_facts() const { return has_states(*column); }

  const Column* column;
  const Storage* data;
  uint32_t mask;
};

template <class T>
struct Input<ListView<T>> : InputDefaults {
  static Type type() { return Type::list_of(ValueTraits<T>::type().or_missing()); }
  Input(ColumnQueue& queue, const RowFrame&) : column(queue.next()) {}
  ListView<T> get(uint32_t row) const { return {&column->element(), column->first_item(row), column->last_item(row)}; }
  void facts(uint32_t row, RowFacts& facts) const {
    add_facts(*column, row, false, facts);
    if (column->present(row)) add_item_facts(*column, row, facts);
  }
  bool may_have_facts() const { return has_states(*column); }

  const Column* column;
};

template <>
struct Input<AnyList> : InputDefaults {
  static Type type() { return Type::list_of(Type::variable("T")); }
  Input(ColumnQueue& queue, const RowFrame&) : column(queue.next()) {}
  AnyList get(uint32_t row) const { return {&column->element(), column->first_item(row), column->last_item(row)}; }
  void facts(uint32_t row, RowFacts& facts) const {
    add_facts(*column, row, false, facts);
    if (column->present(row)) add_item_facts(*column, row, facts);
  }
  bool may_have_facts() const { return has_states(*column); }

  const Column* column;
};

/// One argument that may be missing.
template <class T>
struct Input<std::optional<T>> : InputDefaults {
  static constexpr bool sees_missing = true;
  static Type type() { return Input<T>::type().or_missing(); }
  Input(ColumnQueue& queue, const RowFrame& frame) : inner(queue, frame) {}
  std::optional<T> get(uint32_t row) const {
    if (!inner.column->present(row)) return std::nullopt;
    return inner.get(row);
  }
  void facts(uint32_t row, RowFacts& facts) const {
    add_facts(*inner.column, row, true, facts);
    if (inner.column->type->is(TypeKind::list) && inner.column->present(row)) add_item_facts(*inner.column, row, facts);
  }
  bool may_have_facts() const { return inner.may_have_facts(); }

  Input<T> inner;
};

template <class T>
struct Input<Rest<T>> : InputDefaults {
  static constexpr bool variadic = true;
  static constexpr bool sees_missing = Input<T>::sees_missing;
  static Type type() { return Input<T>::type(); }
  Input(ColumnQueue& queue, const RowFrame& frame) {
    while (!queue.columns.empty()) parts.emplace_back(queue, frame);
  }
  Rest<T> get(uint32_t row) const {
    Rest<T> rest;
    rest.reserve(parts.size());
    for (const Input<T>& part : parts) rest.push_back(part.get(row));
    return rest;
  }
  void facts(uint32_t row, RowFacts& facts) const {
    for (const Input<T>& part : parts) part.facts(row, facts);
  }
  bool may_have_facts() const {
    for (const Input<T>& part : parts) {
      if (part.may_have_facts()) return true;
    }
    return false;
  }

  std::vector<Input<T>> parts;
};

/// Also by reference, for bodies that only look.
template <class T>
struct Input<const Rest<T>&> : Input<Rest<T>> {
  using Input<Rest<T>>::Input;
};

struct InjectedInput : InputDefaults {
  static constexpr bool is_argument = false;
  void facts(uint32_t, RowFacts&) const {}
  bool may_have_facts() const { return false; }
};

template <>
struct Input<RowContext&> : InjectedInput {
  Input(ColumnQueue&, const RowFrame& frame) : context(frame.context) {}
  RowContext& get(uint32_t) const { return *context; }
  RowContext* context;
};

template <>
struct Input<LossyRowContext&> : InjectedInput {
  static constexpr bool lossy = true;
  Input(ColumnQueue&, const RowFrame& frame) : context(frame.context) {}
  LossyRowContext& get(uint32_t) const { return *context; }
  LossyRowContext* context;
};

template <class T>
struct Input<ListSink<T>&> : InjectedInput {
  Input(ColumnQueue&, const RowFrame& frame) : sink(static_cast<ListSink<T>*>(frame.sink)) {}
  ListSink<T>& get(uint32_t) const { return *sink; }
  ListSink<T>* sink;
};

/// What `prepare` gave back.
template <class Prepared>
struct Input<const Prepared&> : InjectedInput {
  Input(ColumnQueue&, const RowFrame& frame) : prepared(static_cast<const Prepared*>(frame.prepared)) {}
  const Prepared& get(uint32_t) const { return *prepared; }
  const Prepared* prepared;
};

/// How `prepare` reads its parameters from the constants of a call.
template <class T>
struct ConstantInput;

template <class T, TypeKind kind>
struct PlainConstant {
  static constexpr bool variadic = false;
  static Type type() { return Type(kind); }
  static T read(std::span<const Argument> arguments, size_t& at) {
    return std::get<T>(arguments[at++].constant->value);
  }
};
template <>
struct ConstantInput<std::string> : PlainConstant<std::string, TypeKind::text> {};
template <>
struct ConstantInput<int64_t> : PlainConstant<int64_t, TypeKind::integer> {};
template <>
struct ConstantInput<bool> : PlainConstant<bool, TypeKind::boolean> {};
template <>
struct ConstantInput<RegexLiteral> : PlainConstant<RegexLiteral, TypeKind::regex> {};

template <class T>
struct ConstantInput<std::optional<T>> {
  static constexpr bool variadic = false;
  static Type type() { return ConstantInput<T>::type().or_missing(); }
  static std::optional<T> read(std::span<const Argument> arguments, size_t& at) {
    if (std::holds_alternative<std::monostate>(arguments[at].constant->value)) {
      ++at;
      return std::nullopt;
    }
    return ConstantInput<T>::read(arguments, at);
  }
};

template <>
struct ConstantInput<std::vector<std::string>> {
  static constexpr bool variadic = false;
  static Type type() { return Type::list_of(Type(TypeKind::text)); }
  static std::vector<std::string> read(std::span<const Argument> arguments, size_t& at) {
    std::vector<std::string> texts;
    for (const ConstantValue& item : std::get<ConstantValue::List>(arguments[at++].constant->value)) {
      texts.push_back(std::get<std::string>(item.value));
    }
    return texts;
  }
};

template <>
struct ConstantInput<std::vector<int64_t>> {
  static constexpr bool variadic = false;
  static Type type() { return Type::list_of(Type(TypeKind::integer)); }
  static std::vector<int64_t> read(std::span<const Argument> arguments, size_t& at) {
    std::vector<int64_t> numbers;
    for (const ConstantValue& item : std::get<ConstantValue::List>(arguments[at++].constant->value)) {
      numbers.push_back(std::get<int64_t>(item.value));
    }
    return numbers;
  }
};

template <class T>
struct ConstantInput<Rest<T>> {
  static constexpr bool variadic = true;
  static Type type() { return ConstantInput<T>::type(); }
  static Rest<T> read(std::span<const Argument> arguments, size_t& at) {
    Rest<T> rest;
    while (at < arguments.size()) rest.push_back(ConstantInput<T>::read(arguments, at));
    return rest;
  }
};

}  // namespace damson
